"""Forms (*biểu báo cáo*): blank ones to issue, filled ones to send back. One writer for all."""

from dataclasses import dataclass
from pathlib import Path

from cchc_excel.writing.form.carried import form_to_issue
from cchc_excel.writing.form.content import Form, MarkKind, Point, placeholder_texts
from cchc_excel.writing.form.corrections import ListedPoint, corrections_xml, list_points
from cchc_excel.writing.form.notes import comments_xml, notes_of, shapes_xml
from cchc_excel.writing.form.places import Places
from cchc_excel.writing.form.prepared_template import FILTERED, PreparedTemplate
from cchc_excel.writing.form.returned import form_to_return
from cchc_excel.writing.form.rows import fill_placeholders
from cchc_excel.writing.form.sheet import write_sheet
from cchc_excel.writing.form.statistics import with_statistics
from cchc_excel.writing.house.packages import WORKBOOK_PART, escape, pack

__all__ = ["Form", "FormTemplate", "ListedPoint", "MarkKind", "Point", "form_to_issue", "form_to_return"]


@dataclass(frozen=True, slots=True)
class WrittenForm:
    """A form as a workbook, and the points that its sheet `Cần sửa` lists."""

    content: bytes
    points: tuple[ListedPoint, ...]


@dataclass(frozen=True, slots=True)
class FormTemplate:
    """A template ready to make any number of forms: reading it is slow, writing a form is not."""

    prepared: PreparedTemplate

    @classmethod
    def load(cls, path: Path, *, with_persons: bool = False) -> "FormTemplate":
        """Return the template at `path`; raise OperatorError where no form can be made from it.

        `with_persons`: its forms say who is in charge of each task.
        """
        from cchc_excel.writing.form.template import prepare  # noqa: PLC0415 - it brings openpyxl, which a merge may spare

        return cls(prepare(path, with_persons=with_persons))

    def write(self, form: Form) -> bytes:
        """Return the workbook of a form: the same form gives the same bytes."""
        return self.write_listing(form).content

    def write_listing(self, form: Form) -> WrittenForm:
        """Return the workbook of a form with the points to be seen to."""
        package = self.prepared.marked if form.is_returned else self.prepared.blank
        texts = {name: escape(text) for name, text in placeholder_texts(form).items()}
        parts = {
            name: fill_placeholders(part, texts) if isinstance(part, str) else part
            for name, part in package.parts.items()
        }
        parts[package.form.part], places = write_sheet(self.prepared, package.form, form)
        points = list_points(form, places)
        if points:
            parts |= self._corrections(form, places, points)
            parts[WORKBOOK_PART] = str(parts[WORKBOOK_PART]).replace(FILTERED, places.filtered)
        return WrittenForm(pack(with_statistics(parts, self.prepared, package, form)), points)

    def _corrections(self, form: Form, places: Places, points: tuple[ListedPoint, ...]) -> dict[str, str]:
        """Return the parts that only a form sent back has."""
        package = self.prepared.marked
        notes = notes_of(form, places)
        return {
            package.corrections.part: corrections_xml(self.prepared.corrections, package.corrections, form, points),
            package.comments_part: comments_xml(notes),
            package.shapes_part: shapes_xml(notes, places),
        }
