"""What a tag places that is no text: a chart with its workbook, a comment for whoever drafts the report."""

from dataclasses import dataclass
from datetime import datetime

from docx.comments import Comment
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docxtpl import DocxTemplate

from cchc_excel.text import printable
from cchc_excel.writing.house.packages import escape, plain_text
from cchc_excel.writing.report.charts import WordChart

_AUTHOR, _INITIALS = "Lưu ý cho người soạn", "LY"
_WIDTH = 165
"""Millimetres: what the margins leave."""
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DRAWING_TYPE = "http://schemas.openxmlformats.org/drawingml/2006/chart"


@dataclass(frozen=True, slots=True)
class Placed:
    """XML that a tag becomes, amid the text of the run that the tag stands in."""

    xml: str = ""

    def __html__(self) -> str:
        """Return the XML in a run of its own; texts in it are escaped."""
        return f'</w:t></w:r><w:r>{self.xml}</w:r><w:r><w:t xml:space="preserve">' if self.xml else ""


def place_chart(document: DocxTemplate, chart: WordChart) -> Placed:
    """Add a chart and its workbook to the document; return the XML that shows it in a line."""
    figures = _add_part(document, "/word/embeddings/so-lieu%d.xlsx", _WORKBOOK_TYPE, chart.workbook)
    part = _add_part(document, "/word/charts/chart%d.xml", _CHART_TYPE, b"")
    part._blob = chart.linked(part.relate_to(figures, f"{_OFFICE}/package")).encode()  # noqa: SLF001
    found_by = document.current_rendering_part.relate_to(part, f"{_OFFICE}/chart")
    drawing = (
        f'<w:drawing><wp:inline {nsdecls("wp", "a")} distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{Mm(_WIDTH)}" cy="{Mm(chart.height)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="1" name="{escape(chart.name)}" descr="{escape(printable(chart.description))}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_DRAWING_TYPE}">'
        f'<c:chart xmlns:c="{_DRAWING_TYPE}" {nsdecls("r")} r:id="{found_by}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    return Placed(drawing)


def place_comment(document: DocxTemplate, text: object, day: datetime) -> Placed:
    """Add a comment to the document; return the XML that refers to it.

    An empty text makes none, nor does a tag in the header or footer of pages, where Word allows none.
    """
    said = plain_text(printable(str(text)))
    if not said.strip() or document.current_rendering_part is not document.docx.part:
        return Placed()
    comment = document.docx.comments.add_comment(said, _AUTHOR, _INITIALS)
    _dress(comment, day)
    return Placed(f'<w:commentReference w:id="{comment.comment_id}"/>')


def span_comments(document: DocxTemplate) -> None:
    """Let each comment stand beside the whole of its paragraph."""
    for reference in list(document.docx.element.body.iter(qn("w:commentReference"))):
        run = reference.getparent()
        paragraph = run.getparent()
        number = reference.get(qn("w:id"))
        start, end = (OxmlElement(f"w:commentRange{name}", {qn("w:id"): number}) for name in ("Start", "End"))
        properties = paragraph.find(qn("w:pPr"))
        paragraph.insert(0 if properties is None else 1, start)
        run.addprevious(end)


def _add_part(document: DocxTemplate, name: str, content_type: str, content: bytes) -> Part:
    """Add a part; its name has a number of its own."""
    package = document.docx.part.package
    return Part(PackURI(package.next_partname(name)), content_type, content, package)


def _dress(comment: Comment, day: datetime) -> None:
    """Date a comment by the figures and no clock; leave out styles that the office's template may not have."""
    comment._comment_elm.date = day  # noqa: SLF001
    for name in ("w:pStyle", "w:rStyle"):
        for style in list(comment._comment_elm.iter(qn(name))):  # noqa: SLF001
            style.getparent().remove(style)
    for run in (run for paragraph in comment.paragraphs for run in paragraph.runs):
        run.font.size = Pt(10)
