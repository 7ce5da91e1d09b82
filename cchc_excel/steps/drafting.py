"""Letters drafted into `thu/` (*soạn thư*), one a unit and kind: what Outlook opens ready to send."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cchc_excel.domain import FileState, Inbox, LetterKind, Plan, PostEntry, PostEvent, Received, Unit
from cchc_excel.folders import PeriodFolder
from cchc_excel.identity_marks import form_name
from cchc_excel.post.outgoing import fingerprint, read_mail_drafts
from cchc_excel.post.sent_log import SentLog
from cchc_excel.steps.periods import SentBack, load_form_template, send_back
from cchc_excel.telling.letters.receipts import Receipt
from cchc_excel.writing.files.atomic import remove, write_bytes
from cchc_excel.writing.files.launcher import make_ready
from cchc_excel.writing.form.forms import Form
from cchc_excel.writing.letters.drafts import draft_name, write_mail_draft
from cchc_excel.writing.letters.list_page import LIST_NAME, LetterToCopy, write_list_page
from cchc_excel.writing.letters.texts import Letter, LetterWriter, Urging

NO_ADDRESS = "–"
"""Stands in the log where a letter has nobody to go to."""

_OF_NO_USE = (FileState.UNREADABLE, FileState.NOT_A_RETURN, FileState.REJECTED)


@dataclass(frozen=True, slots=True)
class Debt:
    """What a unit owes: a return, or (`entry` being the one at fault) the correction of one."""

    unit: Unit
    kind: LetterKind
    entry: Received | None = None


@dataclass(frozen=True, slots=True)
class Drafted:
    """What became of a run's letters: drafts written; units reminded earlier that day; units without an address.

    `urged` and `confirmed` are the codes of units whose letter says what was to be said `Beside` it.
    """

    paths: tuple[Path, ...] = ()
    reminded_before: tuple[Unit, ...] = ()
    without_address: tuple[Unit, ...] = ()
    urged: frozenset[str] = frozenset()
    confirmed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Beside:
    """What may go with a letter that goes anyway, by unit code: two letters on one day are one too many."""

    urging: Mapping[str, Urging] = field(default_factory=dict)
    receipts: Mapping[str, Receipt] = field(default_factory=dict)

    def within(self, due: Iterable[Debt], writer: LetterWriter) -> "Beside":
        """Return what goes with the letters due: an office's own template may have no place for it."""
        kinds = {debt.unit.code: debt.kind for debt in due}
        reminded = {code for code, kind in kinds.items() if kind is LetterKind.REMINDER and writer.urges_in_reminders}
        returned = {code for code, kind in kinds.items() if kind is LetterKind.RETURN and writer.confirms_in_returns}
        return Beside(
            {code: one for code, one in self.urging.items() if code in reminded},
            {code: one for code, one in self.receipts.items() if code in returned},
        )


def debts_of(inbox: Inbox) -> tuple[Debt, ...]:
    """Return what each unit owes, in plan order; a unit that owes nothing isn't there."""
    faulty = {entry.unit: entry for entry in inbox.to_correct}
    missing = {unit.code for unit in inbox.missing}
    debts = []
    for unit in inbox.plan.asked_units:
        if unit.code in faulty:
            debts.append(Debt(unit, LetterKind.RETURN, faulty[unit.code]))
        elif unit.code in missing:
            debts.append(Debt(unit, LetterKind.REMINDER))
    return tuple(debts)


def draft_issue(folder: PeriodFolder, plan: Plan, forms: Sequence[Path], now: datetime) -> Drafted:
    """Draft the letter that carries each issued form."""
    period = plan.period(folder.code)
    if period is None:
        return Drafted()
    writer = LetterWriter.load(plan, period, now.date(), folder.path)
    by_name = {path.name: path for path in forms}
    units = {form_name(plan.info.year, period.code, unit.code): unit for unit in plan.asked_units if unit.addresses}
    letters = [writer.issue(unit, by_name[name].read_bytes()) for name, unit in units.items() if name in by_name]
    take_away(folder, plan, LetterKind.ISSUE, kept={letter.unit.code for letter in letters})
    paths = write_letters(folder, letters, now)
    list_letters(folder, plan)
    return Drafted(paths, without_address=unreachable(plan.asked_units))


def draft_reminders(
    folder: PeriodFolder, inbox: Inbox, now: datetime, *, again: bool, beside: Beside | None = None
) -> Drafted:
    """Draft a letter to each unit that owes something; drafts that are owed no more are taken away.

    A unit that got such a letter earlier that day gets none, unless `again`.
    """
    returned = send_back(folder, inbox)
    log = SentLog.open(folder.letters)
    debts = debts_of(inbox)
    before = [debt for debt in debts if not again and log.was_written_on(now.date(), debt.kind, debt.unit.code)]
    due = [debt for debt in debts if debt not in before and debt.unit.addresses]
    writer = LetterWriter.load(inbox.plan, inbox.period, now.date(), folder.path)
    told = (beside or Beside()).within(due, writer)
    paths = write_letters(folder, _letters(folder, inbox, due, returned, told, writer), now)
    for kind in (LetterKind.REMINDER, LetterKind.RETURN):
        take_away(folder, inbox.plan, kind, kept={debt.unit.code for debt in debts if debt.kind is kind})
    list_letters(folder, inbox.plan)
    return Drafted(
        paths=paths,
        reminded_before=tuple(debt.unit for debt in before),
        without_address=unreachable(debt.unit for debt in debts),
        urged=frozenset(told.urging),
        confirmed=frozenset(told.receipts),
    )


def _letters(
    folder: PeriodFolder,
    inbox: Inbox,
    debts: Iterable[Debt],
    returned: Mapping[str, SentBack],
    beside: Beside,
    writer: LetterWriter,
) -> Iterator[Letter]:
    """Yield the letter to each unit, with its form: the marked one, or a blank one."""
    template = load_form_template(folder, inbox.plan)
    for debt in debts:
        unit, tasks = debt.unit, inbox.plan.tasks_led_by(debt.unit.code)
        if debt.entry:
            marked = returned[unit.code]
            receipt = beside.receipts.get(unit.code)
            yield writer.send_back(unit, marked.path.read_bytes(), debt.entry, marked.points, receipt)
        else:
            came = [entry for entry in inbox.received if entry.unit == unit.code and entry.state in _OF_NO_USE]
            form = template.write(Form(inbox.plan, inbox.period, unit, tasks))
            yield writer.remind(unit, form, came, beside.urging.get(unit.code))


def write_letters(folder: PeriodFolder, letters: Iterable[Letter], now: datetime) -> tuple[Path, ...]:
    """Write the drafts, note each that says something new, and return their paths.

    To a unit without an address nothing is drafted; that its official letter was written is noted all the same.
    """
    make_ready(folder.plan.parent, folder.letters)
    log = SentLog.open(folder.letters)
    paths = []
    for letter in letters:
        path = folder.letters / draft_name(letter.kind, letter.unit.code)
        draft = write_mail_draft(letter, now.date())
        if letter.unit.addresses:
            write_bytes(path, draft)
            paths.append(path)
        for entry in _entries(letter, fingerprint(draft), path.name, now):
            if not log.was_drafted(entry.kind, entry.unit, entry.fingerprint):
                log = log.add(entry)
    return tuple(paths)


def _entries(letter: Letter, mark: str, name: str, now: datetime) -> Iterator[PostEntry]:
    """Yield what to note of a letter: one that also urges tasks is noted as both."""
    also = (LetterKind.URGING,) if letter.tasks and letter.kind is not LetterKind.URGING else ()
    for kind in (letter.kind, *also):
        yield PostEntry(
            at=now,
            event=PostEvent.DRAFTED,
            kind=kind,
            unit=letter.unit.code,
            address="; ".join(letter.unit.addresses) or NO_ADDRESS,
            fingerprint=mark,
            note=name,
            tasks=letter.tasks if kind is LetterKind.URGING else (),
        )


def list_letters(folder: PeriodFolder, plan: Plan) -> None:
    """Write the page from which every draft can be copied into a mail by hand."""
    letters = []
    for draft in read_mail_drafts(folder.letters):
        unit = plan.unit(draft.unit)
        name = unit.name if unit else draft.unit
        letters.append(
            LetterToCopy(
                kind=draft.kind.label,
                unit=name,
                addresses=draft.addresses,
                subject=draft.subject,
                body=draft.body,
                attachments=tuple(f"{_place_of(file, draft.kind, folder)}{file}" for file in draft.attachments),
            )
        )
    write_bytes(folder.letters / LIST_NAME, write_list_page(letters))


def _place_of(file: str, kind: LetterKind, folder: PeriodFolder) -> str:
    """Return where a file that a letter carries lies, as seen from the folder of letters."""
    if (folder.letters / file).is_file():
        return ""
    return f"../{(folder.outbox if kind is LetterKind.RETURN else folder.issued).name}/"


def take_away(folder: PeriodFolder, plan: Plan, kind: LetterKind, kept: set[str]) -> None:
    """Delete drafts of a kind to units that are no longer to get one."""
    for code in (*(unit.code for unit in plan.units), *plan.heirs):
        stale = folder.letters / draft_name(kind, code)
        if code not in kept:
            remove(stale)


def unreachable(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Return the units to which no letter can go."""
    return tuple(unit for unit in units if not unit.addresses)
