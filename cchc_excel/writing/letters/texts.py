"""Letters to the units (*thư giao biểu, thư nhắc, thư trả lại biểu*): what each says, from the office's own texts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cchc_excel.cells import fit_text
from cchc_excel.domain import FileState, LetterKind, Period, Plan, Received, Unit
from cchc_excel.identity_marks import form_name
from cchc_excel.telling.letters.official import FROM_LEADER
from cchc_excel.telling.letters.receipts import Receipt
from cchc_excel.telling.letters.urging import UrgedTask, UrgedUnit
from cchc_excel.templates import LETTER_TEMPLATES, find_template
from cchc_excel.text import one_line
from cchc_excel.words import after_working_days, show_date
from cchc_excel.writing.form.content import Form, MarkKind, placeholder_texts
from cchc_excel.writing.form.forms import ListedPoint
from cchc_excel.writing.house.packages import plain_text
from cchc_excel.writing.letters.templates import LetterTemplate

_MOST_POINTS = 40
"""How many points a letter lists; the form lists all."""

_SOMETIMES = (
    "da_nhan", "diem_can_sua", "lan", "so_lieu", "so_qua_han", "so_sap_den", "nhiem_vu_qua_han", "nhiem_vu_sap_den",
    "han_tra_loi", "ten_cong_van", "lanh_dao", "ten_tep_nhan", "dem", "da_doc", "phat_sinh",
)  # fmt: skip
"""Fields that are empty in letters which have nothing to say there."""

_TONES = ("con_han", "sap_den_han", "den_han", "qua_han", "qua_han_lau")
_TIMES = ("lan_1", "lan_2", "lan_3")
_CONDITIONS = frozenset(
    {
        *_TONES, *_TIMES, "chua_gui", "da_gui", "can_sua", "chua_dung_duoc", "don_doc", "sap_den", "dong_gui",
        "ngoai_ke_hoach", "xac_nhan",
    }
)  # fmt: skip

Enclosure = tuple[str, bytes]
"""A file that a letter carries: its name, its content."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to a unit, with the files it carries, `copies` to others, the codes of `tasks` that it urges.

    `content_mark` is what it is known by instead of its wording, where it has one.
    """

    kind: LetterKind
    plan: Plan
    period: Period
    unit: Unit
    subject: str
    body: str
    attachments: tuple[Enclosure, ...] = ()
    copies: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    content_mark: str = ""


@dataclass(frozen=True, slots=True)
class Urging:
    """What a letter that urges says, beside the unit's tasks: which of its kind it is, on what it stands, by when.

    `document` is the official letter.
    """

    urged: UrgedUnit
    times: int
    basis: str
    answer_by: date
    document: Enclosure

    @property
    def copies(self) -> tuple[str, ...]:
        """Return the addresses of the leader in charge, from the letter on that goes to them, too."""
        return self.urged.unit.leader_addresses if self.times >= FROM_LEADER else ()


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
        return self._write(LetterKind.ISSUE, unit, {}, set(), (self._form(unit, form),))

    def remind(self, unit: Unit, form: bytes, came: Sequence[Received], urging: Urging | None = None) -> Letter:
        """Return the letter that asks for a return (*thư nhắc*); `came` are files of the unit that were of no use.

        It urges the unit's tasks, too, where there is something to urge: one letter is read, of two one is.
        """
        lines = (f"- {entry.path}: {_why(entry)}" for entry in came)
        fields, holding = {"da_nhan": "\n".join(lines)}, {"da_gui" if came else "chua_gui"}
        if urging is None:
            return self._write(LetterKind.REMINDER, unit, fields, holding, (self._form(unit, form),))
        fields |= _urging_fields(urging)
        carried = (self._form(unit, form), urging.document)
        letter = self._write(LetterKind.REMINDER, unit, fields, holding | _urging_conditions(urging), carried)
        return replace(letter, copies=urging.copies, tasks=urging.urged.codes)

    def urge(self, urging: Urging) -> Letter:
        """Return the letter that urges a unit's tasks (*thư đôn đốc*)."""
        urged = urging.urged
        holding = _urging_conditions(urging) | {"da_gui" if urged.has_sent else "chua_gui"}
        letter = self._write(LetterKind.URGING, urged.unit, _urging_fields(urging), holding, (urging.document,))
        return replace(letter, copies=urging.copies, tasks=urged.codes)

    def confirm(self, unit: Unit, receipt: Receipt, mark: str) -> Letter:
        """Return the letter that tells a unit what was read of its form (*thư xác nhận*)."""
        fields = _receipt_fields(receipt)
        holding = {name for name, holds in (("can_sua", receipt.errors), ("ngoai_ke_hoach", receipt.added)) if holds}
        return replace(self._write(LetterKind.RECEIPT, unit, fields, holding, ()), content_mark=mark)

    def send_back(
        self,
        unit: Unit,
        form: bytes,
        entry: Received,
        listed: Iterable[ListedPoint],
        receipt: Receipt | None = None,
    ) -> Letter:
        """Return the letter that gives back a marked form (*thư trả lại biểu*), with the errors that it lists.

        It tells what was read of the form, too, where there is a receipt to give.
        """
        points = [point for point in listed if point.kind is MarkKind.ERROR]
        shown = [_show_point(number, point) for number, point in enumerate(points[:_MOST_POINTS], start=1)]
        if len(points) > _MOST_POINTS:
            shown.append(f"… và {len(points) - _MOST_POINTS} chỗ khác, liệt kê ở trang Cần sửa của tệp đính kèm.")
        fields = {"so_cho_sua": str(len(points)), "diem_can_sua": "\n\n".join(shown)}
        holding = {"can_sua" if entry.state is FileState.MERGED else "chua_dung_duoc"}
        if receipt:
            fields |= _receipt_fields(receipt)
            holding.add("xac_nhan")
        return self._write(LetterKind.RETURN, unit, fields, holding, (self._form(unit, form),))

    def _write(
        self,
        kind: LetterKind,
        unit: Unit,
        fields: Mapping[str, str],
        holding: set[str],
        attachments: tuple[Enclosure, ...],
    ) -> Letter:
        subject, body = self.templates[kind].fill(
            {**self._fields(unit), **fields}, holding | {tone_of(self._days_left)}, _CONDITIONS
        )
        return Letter(
            kind=kind,
            plan=self.plan,
            period=self.period,
            unit=unit,
            subject=subject,
            body=body,
            attachments=attachments,
        )

    def _form(self, unit: Unit, content: bytes) -> Enclosure:
        return form_name(self.plan.info.year, self.period.code, unit.code), content

    @property
    def urges_in_reminders(self) -> bool:
        """Whether the office's reminder has a place for what urges tasks."""
        return self.templates[LetterKind.REMINDER].has_field("nhiem_vu_qua_han")

    @property
    def confirms_in_returns(self) -> bool:
        """Whether the office's letter that gives back a form has a place for what was read."""
        return self.templates[LetterKind.RETURN].has_field("da_doc")

    @property
    def _days_left(self) -> int:
        return (self.period.send_by - self.today).days

    def _fields(self, unit: Unit) -> dict[str, str]:
        """Return what a letter may say, by field: what a form may, and more."""
        info = self.plan.info
        tasks = self.plan.tasks_led_by(unit.code)
        keeper, contact = keeper_and_contact(self.plan)
        return placeholder_texts(Form(self.plan, self.period, unit, tasks)) | {
            "so_nhiem_vu": str(len(tasks)),
            "ten_tep": form_name(info.year, self.period.code, unit.code),
            "don_vi_theo_doi": keeper,
            "lien_he": contact,
            "dau_moi": unit.contact,
            "nguoi_ky": info.signer,
            "chuc_vu_nguoi_ky": info.signer_title,
            "hom_nay": show_date(self.today),
            "han_sua": show_date(after_working_days(self.today, self.plan.settings.correct_days)),
            "so_ngay": str(abs(self._days_left)),
            **dict.fromkeys(_SOMETIMES, ""),
        }


def keeper_and_contact(plan: Plan) -> tuple[str, str]:
    """Return who keeps track of the plan, and whom a unit asks: the same, with its contact where one is known."""
    coordinator = plan.unit(plan.info.coordinator)
    keeper = coordinator.name if coordinator else plan.info.issuer
    return keeper, f"{keeper} ({coordinator.contact})" if coordinator and coordinator.contact else keeper


def _receipt_fields(receipt: Receipt) -> dict[str, str]:
    return {
        "ten_tep_nhan": receipt.file, "dem": receipt.counts, "da_doc": receipt.rows, "phat_sinh": receipt.added,
        "so_cho_sua": str(receipt.errors),
    }  # fmt: skip


def _urging_conditions(urging: Urging) -> set[str]:
    times = _TIMES[min(urging.times, len(_TIMES)) - 1]
    others = (("sap_den", urging.urged.soon), ("dong_gui", urging.copies))
    return {"don_doc", times, *(name for name, holds in others if holds)}


def _urging_fields(urging: Urging) -> dict[str, str]:
    late, soon = urging.urged.late, urging.urged.soon
    return {
        "lan": str(urging.times),
        "so_lieu": urging.basis,
        "so_qua_han": str(len(late)),
        "so_sap_den": str(len(soon)),
        "nhiem_vu_qua_han": _numbered(late),
        "nhiem_vu_sap_den": _numbered(soon),
        "han_tra_loi": show_date(urging.answer_by),
        "ten_cong_van": urging.document[0],
        "lanh_dao": urging.urged.unit.leader,
    }


def _numbered(tasks: Iterable[UrgedTask]) -> str:
    return "\n".join(f"{number}. {task.in_words}" for number, task in enumerate(tasks, start=1))


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
