"""Digital signatures (*chữ ký số*) in PDF and Excel files: signer and time as they are written there, never judged."""

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from cchc_excel.cells import Signature
from cchc_excel.text import one_line
from cchc_excel.words import at_vietnam

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

_PART = re.compile(r"_xmlsignatures/sig\d+\.xml", re.IGNORECASE)
_PDF_TIME = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([+\-Z])(?:(\d\d)'?(?:(\d\d)'?)?)?)?")
_LONGEST_NAME = 120


def in_package(parts: Mapping[str, bytes]) -> tuple[Signature, ...]:
    """Return the signatures of an Office package, by its parts' names."""
    return tuple(_of_xml(part) for name, part in sorted(parts.items()) if _PART.fullmatch(name))


def _of_xml(part: bytes) -> Signature:
    try:
        root = fromstring(part, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        return Signature()
    certificates = [_certificate(base64.b64decode, text) for text in _texts(root, "X509Certificate")]
    moment = next((read for text in _texts(root, "Value", "SigningTime") if (read := _iso(text))), None)
    return Signature(_name_of([found for found in certificates if found]), moment)


def _texts(root: Element, *names: str) -> Iterator[str]:
    for element in root.iter():
        if element.tag.rpartition("}")[2] in names and element.text:
            yield element.text.strip()


def _iso(text: str) -> datetime | None:
    with suppress(ValueError, OverflowError):
        moment = datetime.fromisoformat(text)
        return _at_office(moment)
    return None


def _certificate(decode: Any, text: str) -> "Certificate | None":  # noqa: ANN401
    from cryptography import x509  # noqa: PLC0415 - few files are signed, and it is heavy

    with suppress(ValueError, TypeError, binascii.Error):
        return x509.load_der_x509_certificate(decode(text))
    return None


def of_pdf(fields: Mapping[str, Any]) -> Signature:
    """Return the signature that a PDF's signature dictionary (`/Type /Sig`) holds."""
    contents = fields.get("/Contents")
    signer = _name_of(_certificates(bytes(contents)) if isinstance(contents, bytes) else [])
    return Signature(signer or _clean(fields.get("/Name", "")), _pdf_moment(str(fields.get("/M", ""))))


def _certificates(message: bytes) -> "list[Certificate]":
    """Return the certificates of a CMS message; it is padded with zeros to the place kept for it."""
    from cryptography.hazmat.primitives.serialization import pkcs7  # noqa: PLC0415 - few files are signed

    with suppress(Exception):  # the library raises whatever a broken message makes it meet
        return list(pkcs7.load_der_pkcs7_certificates(_without_padding(message)))
    return []


def _without_padding(message: bytes) -> bytes:
    """Return a DER message as long as its head says it is."""
    if len(message) < 2 or message[0] != 0x30:
        return message
    size, head = message[1], 2
    if size & 0x80:
        head += size & 0x7F
        size = int.from_bytes(message[2:head])
    return message[: head + size]


def _name_of(certificates: "list[Certificate]") -> str:
    """Return who the certificate is of that none of the others was issued by."""
    from cryptography import x509  # noqa: PLC0415 - few files are signed

    issuers = {certificate.issuer for certificate in certificates}
    own = [certificate for certificate in certificates if certificate.subject not in issuers] or certificates
    for certificate in own:
        for attribute in certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME):
            return _clean(attribute.value)
    return ""


def _clean(value: object) -> str:
    return one_line(str(value))[:_LONGEST_NAME]


def _pdf_moment(text: str) -> datetime | None:
    """Return a PDF's time (`D:20260305081500+07'00'`) at the office; None where there is none such."""
    found = _PDF_TIME.match(text)
    if not found:
        return None
    numbers = [int(part) if part else least for part, least in zip(found.groups()[:6], (1, 1, 1, 0, 0, 0), strict=True)]
    with suppress(ValueError, OverflowError):
        moment = datetime(*numbers)  # type: ignore[arg-type]
        if found[7] is None:
            return moment
        apart = timedelta(hours=int(found[8] or 0), minutes=int(found[9] or 0))
        return at_vietnam(moment - apart if found[7] == "+" else moment + apart)
    return None


def _at_office(moment: datetime) -> datetime:
    return at_vietnam(moment.astimezone(UTC).replace(tzinfo=None)) if moment.tzinfo else moment
