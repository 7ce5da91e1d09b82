"""PDF, Word and Excel files as offices send them: with a number in the head, with digital signatures, or broken.

Certificates are made on the spot and belong to nobody; the signatures are those of the formats, not checked by anybody.
"""

import base64
from datetime import UTC, datetime, timedelta
from io import BytesIO

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs7
from docx import Document
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, NameObject, NumberObject, TextStringObject

SIGNER = "Trưởng phòng HCTC"


def pdf_of(*lines: str, signed_at: str = "", contents: bytes | None = None) -> bytes:
    """Return a PDF of one page with lines of ASCII text, and a signature where a time (`D:2026…`) is given."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    content = f"BT /F1 12 Tf 14 TL 50 780 Td {shown} ET" if lines else ""
    stream = _stream(writer, content.encode("ascii"))
    page[NameObject("/Contents")] = stream
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Times-Roman"),
        }
    )
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
    )
    if signed_at:
        _sign(writer, signed_at, contents)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def _stream(writer: PdfWriter, data: bytes):
    from pypdf.generic import DecodedStreamObject  # noqa: PLC0415

    stream = DecodedStreamObject()
    stream.set_data(data)
    return writer._add_object(stream)  # noqa: SLF001


def _sign(writer: PdfWriter, signed_at: str, contents: bytes | None) -> None:
    message = cms() if contents is None else contents
    value = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Sig"),
            NameObject("/ByteRange"): ArrayObject(map(NumberObject, (0, 1, 2, 3))),
            NameObject("/M"): TextStringObject(signed_at),
            NameObject("/Contents"): ByteStringObject(message + bytes(64)),
        }
    )
    field = DictionaryObject({NameObject("/FT"): NameObject("/Sig"), NameObject("/V"): writer._add_object(value)})  # noqa: SLF001
    form = DictionaryObject({NameObject("/Fields"): ArrayObject([writer._add_object(field)])})  # noqa: SLF001
    writer.root_object[NameObject("/AcroForm")] = form


def certificate() -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    """Return a certificate of a signer, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, SIGNER)])
    day = datetime(2026, 1, 1, tzinfo=UTC)
    built = x509.CertificateBuilder(name, name, key.public_key(), 1, day, day + timedelta(days=365))
    return built.sign(key, hashes.SHA256()), key


def cms() -> bytes:
    """Return a CMS signature over some bytes, as a PDF holds one."""
    own, key = certificate()
    builder = pkcs7.PKCS7SignatureBuilder().set_data(b"x").add_signer(own, key, hashes.SHA256())
    return builder.sign(serialization.Encoding.DER, [pkcs7.PKCS7Options.DetachedSignature])


def signature_part(when: str = "2026-03-05T01:15:00Z") -> bytes:
    """Return a signature part of an Office package."""
    own, _ = certificate()
    encoded = base64.b64encode(own.public_bytes(serialization.Encoding.DER)).decode()
    return (
        '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><KeyInfo><X509Data><X509Certificate>'
        f"{encoded}</X509Certificate></X509Data></KeyInfo><Object><SignatureProperties><SignatureProperty>"
        '<mdssi:SignatureTime xmlns:mdssi="http://schemas.openxmlformats.org/package/2006/digital-signature">'
        f"<mdssi:Value>{when}</mdssi:Value></mdssi:SignatureTime></SignatureProperty></SignatureProperties></Object>"
        "</Signature>"
    ).encode()


def docx_of(*lines: str) -> bytes:
    """Return a Word document of some paragraphs."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    made = BytesIO()
    document.save(made)
    return made.getvalue()
