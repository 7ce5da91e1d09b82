"""The office's template filled in by docxtpl: what it places is text, and what is wrong with it is one sentence."""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment

from cchc_excel.domain import Summary
from cchc_excel.errors import OperatorError
from cchc_excel.text import printable
from cchc_excel.writing.house.packages import plain_text, unpack
from cchc_excel.writing.report.charts import areas_chart
from cchc_excel.writing.report.placing import place_chart, place_comment, span_comments

_UNREADABLE = (
    PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, OSError, SyntaxError, AttributeError,
    NotImplementedError, RuntimeError,
)  # fmt: skip
_UNKNOWN = re.compile(r"'(\w+)'(?: is undefined)?$")
_LONGEST_PROPERTY = 255
_LINES_BEFORE, _MOST_TAGS = 3, 5
"""As many lines as docxtpl gives before the one that is wrong; as many tags as are told."""
_TAG = re.compile(r"\{[{%].*?(?:[}%]\}|$)")
_CHART, _COMMENT = "hinh_linh_vuc", "ghi_chu"
"""The tag that places the chart, and the filter that makes a text a comment."""
_ADVICE = "Hãy sửa lại trong Word, hoặc chép lại tệp mẫu từ bộ cài đặt, rồi chạy lại lệnh."


@dataclass(frozen=True, slots=True)
class Described:
    """What a document says of itself: its title, who wrote it, of which day it is."""

    title: str
    author: str
    day: date


class _Chart:
    """The chart, drawn when a template places it."""

    def __init__(self, document: DocxTemplate, summary: Summary) -> None:
        self._document, self._summary = document, summary

    def __html__(self) -> str:
        """Return the XML of the chart."""
        return place_chart(self._document, areas_chart(self._summary)).__html__()


def fill_template(path: Path, fields: Mapping[str, object], summary: Summary) -> dict[str, str | bytes]:
    """Return the parts of the document that the template and the fields make.

    Raises OperatorError where the template is no Word document, or a tag in it cannot be used.
    """
    document = _open(path)
    info = summary.plan.info
    title = f"Báo cáo kết quả thực hiện Kế hoạch cải cách hành chính năm {info.year}, {summary.period.name}"
    placed = {**fields, _CHART: _Chart(document, summary)}
    return _fill(document, path, placed, Described(title, info.issuer, summary.as_of))


def fill_document(path: Path, fields: Mapping[str, object], described: Described) -> dict[str, str | bytes]:
    """Return the parts of a document without a chart that a template and fields make; raise as `fill_template`."""
    return _fill(_open(path), path, fields, described)


def _fill(
    document: DocxTemplate, path: Path, fields: Mapping[str, object], described: Described
) -> dict[str, str | bytes]:
    _render(document, path, fields, datetime.combine(described.day, time()))
    _complete_cells(document)
    span_comments(document)
    _describe(document, described)
    saved = io.BytesIO()
    document.save(saved)
    return unpack(saved.getvalue())


def _open(path: Path) -> DocxTemplate:
    try:
        document = DocxTemplate(io.BytesIO(path.read_bytes()))
        document.init_docx()
    except _UNREADABLE as problem:
        raise OperatorError(f"Mẫu “{path}” không phải tệp Word (.docx) đọc được. {_ADVICE}") from problem
    return document


def _render(document: DocxTemplate, path: Path, placed: Mapping[str, Any], day: datetime) -> None:
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_as_text)
    environment.filters[_COMMENT] = lambda text: place_comment(document, text, day)
    try:
        document.render(dict(placed), environment)
    except UndefinedError as problem:
        name = _UNKNOWN.search(str(problem))
        message = f"Mẫu “{path}” có chỗ điền “{name[1] if name else ''}” không dùng được."
        raise OperatorError(f"{message} {_ADVICE}") from problem
    except TemplateSyntaxError as problem:
        message = f"Mẫu “{path}” có chữ trong ngoặc {{{{…}}}} hoặc {{%…%}} bị hỏng hay thiếu{_near(problem)}."
        raise OperatorError(f"{message} {_ADVICE}") from problem
    except (TemplateError, ArithmeticError, TypeError, *_UNREADABLE) as problem:
        message = f"Mẫu “{path}” có chữ trong ngoặc {{{{…}}}} hoặc {{%…%}} không dùng được ở chỗ của nó."
        raise OperatorError(f"{message} {_ADVICE}") from problem


def _as_text(value: object) -> object:
    """Return a text from units or the plan as a document can hold it: no control character, no reversed writing."""
    return plain_text(printable(value)) if isinstance(value, str) else value


def _near(problem: TemplateSyntaxError) -> str:
    """Return the tag that is wrong and those around it, for people to search for."""
    lines = list(getattr(problem, "docx_context", ()))
    wrong = min(problem.lineno - 1, _LINES_BEFORE)
    tags = list(dict.fromkeys(_TAG.findall("\n".join([*lines[wrong : wrong + 1], *lines]))))
    return f", gần {'; '.join(f'“{tag}”' for tag in tags[:_MOST_TAGS])}" if tags else ""


def _complete_cells(document: DocxTemplate) -> None:
    """Give each cell that a tag left without a paragraph an empty one, as the format wants it."""
    for cell in document.docx.element.body.iter(qn("w:tc")):
        if cell.find(qn("w:p")) is None:
            cell.append(OxmlElement("w:p"))


def _describe(document: DocxTemplate, described: Described) -> None:
    """Write the properties of the document; nothing in them comes from a clock."""
    properties = document.docx.core_properties
    properties.title = plain_text(described.title)[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = plain_text(described.author)[:_LONGEST_PROPERTY]
    properties.created = properties.modified = datetime.combine(described.day, time())
    properties.revision = 1
