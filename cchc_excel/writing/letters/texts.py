"""Letters to the units (*thư giao biểu, thư nhắc, thư trả lại biểu*): what each says, from the office's own texts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cchc_excel.cells import fit_text
from cchc_excel.domain import FileState, LetterKind, Period, Plan, Received, Unit
from cchc_excel.identity_marks import form_name
from cchc_excel.templates import LETTER_TEMPLATES, find_template
from cchc_excel.text import one_line
from cchc_excel.words import after_working_days, show_date
from cchc_excel.writing.form.content import Form, MarkKind, placeholder_texts
from cchc_excel.writing.form.forms import ListedPoint
from cchc_excel.writing.house.packages import plain_text
from cchc_excel.writing.letters.templates import LetterTemplate

_MOST_POINTS = 40
"""How many points a letter lists; the form lists all."""

_TONES = ("con_han", "sap_den_han", "den_han", "qua_han", "qua_han_lau")
_CONDITIONS = frozenset({*_TONES, "chua_gui", "da_gui", "can_sua", "chua_dung_duoc"})


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to a unit, with the form it carries."""

    kind: LetterKind
    plan: Plan
    period: Period
    unit: Unit
    subject: str
    body: str
    form: bytes

    @property
    def form_name(self) -> str:
        """Return the name of the form it carries."""
        return form_name(self.plan.info.year, self.period.code, self.unit.code)


@dataclass(frozen=True, slots=True)
class LetterWriter:
    """Writes letters of one period, all on one day; the templates are read once."""

    plan: Plan
    period: Period
    today: date
    templates: Mapping[LetterKind, LetterTemplate]

    @classmethod
    def load(cls, plan: Plan, period: Period, today: date, near: Path) -> "LetterWriter":
        """Return a writer with the texts found in the nearest folder `templates`."""
        names = LETTER_TEMPLATES.items()
        templates = {kind: LetterTemplate.load(find_template(name, near)) for kind, name in names}
        return cls(plan, period, today, templates)

    def issue(self, unit: Unit, form: bytes) -> Letter:
        """Return the letter that carries a unit's form (*thư giao biểu*)."""
        return self._write(LetterKind.ISSUE, unit, form, {}, set())

    def remind(self, unit: Unit, form: bytes, came: Sequence[Received]) -> Letter:
        """Return the letter that asks for a return (*thư nhắc*); `came` are files of the unit that were of no use."""
        lines = (f"- {entry.path}: {_why(entry)}" for entry in came)
        return self._write(
            LetterKind.REMINDER, unit, form, {"da_nhan": "\n".join(lines)}, {"da_gui" if came else "chua_gui"}
        )

    def send_back(self, unit: Unit, form: bytes, entry: Received, listed: Iterable[ListedPoint]) -> Letter:
        """Return the letter that gives back a marked form (*thư trả lại biểu*), with the errors that it lists."""
        points = [point for point in listed if point.kind is MarkKind.ERROR]
        shown = [_show_point(number, point) for number, point in enumerate(points[:_MOST_POINTS], start=1)]
        if len(points) > _MOST_POINTS:
            shown.append(f"… và {len(points) - _MOST_POINTS} chỗ khác, liệt kê ở trang Cần sửa của tệp đính kèm.")
        fields = {"so_cho_sua": str(len(points)), "diem_can_sua": "\n\n".join(shown)}
        usable = entry.state is FileState.MERGED
        return self._write(LetterKind.RETURN, unit, form, fields, {"can_sua" if usable else "chua_dung_duoc"})

    def _write(self, kind: LetterKind, unit: Unit, form: bytes, fields: Mapping[str, str], holding: set[str]) -> Letter:
        subject, body = self.templates[kind].fill(
            {**self._fields(unit), **fields}, holding | {tone_of(self._days_left)}, _CONDITIONS
        )
        return Letter(kind=kind, plan=self.plan, period=self.period, unit=unit, subject=subject, body=body, form=form)

    @property
    def _days_left(self) -> int:
        return (self.period.send_by - self.today).days

    def _fields(self, unit: Unit) -> dict[str, str]:
        """Return what a letter may say, by field: what a form may, and more."""
        info = self.plan.info
        tasks = self.plan.tasks_led_by(unit.code)
        coordinator = self.plan.unit(info.coordinator)
        keeper = coordinator.name if coordinator else info.issuer
        return placeholder_texts(Form(self.plan, self.period, unit, tasks)) | {
            "so_nhiem_vu": str(len(tasks)),
            "ten_tep": form_name(info.year, self.period.code, unit.code),
            "don_vi_theo_doi": keeper,
            "lien_he": f"{keeper} ({coordinator.contact})" if coordinator and coordinator.contact else keeper,
            "dau_moi": unit.contact,
            "nguoi_ky": info.signer,
            "chuc_vu_nguoi_ky": info.signer_title,
            "hom_nay": show_date(self.today),
            "han_sua": show_date(after_working_days(self.today, self.plan.settings.correct_days)),
            "so_ngay": str(abs(self._days_left)),
            "da_nhan": "",
            "diem_can_sua": "",
        }


def tone_of(days_left: int) -> str:
    """Return how a letter speaks, by the days left to the deadline, or past it where negative."""
    if days_left >= 3:
        return "con_han"
    if days_left > 0:
        return "sap_den_han"
    if days_left == 0:
        return "den_han"
    return "qua_han" if days_left >= -5 else "qua_han_lau"


def _why(entry: Received) -> str:
    return entry.findings[0].text if entry.findings else entry.state.label


def _show_point(number: int, point: ListedPoint) -> str:
    texts = (point.column, point.task, point.given, point.reason, point.remedy)
    column, task, given, reason, remedy = (one_line(plain_text(fit_text(text))) for text in texts)
    place = f"Ô {point.target.address}, cột {column}" if task else column
    of_task = f" ({task})" if task else ""
    said = f" Đã ghi: {given}." if given else ""
    return f"{number}. {place}{of_task}.{said}\n   {reason} {remedy}"
