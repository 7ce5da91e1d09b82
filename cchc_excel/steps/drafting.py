"""Letters drafted into `thu/` (*soạn thư*), one a unit and kind: what Outlook opens ready to send."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cchc_excel.domain import FileState, Inbox, LetterKind, Plan, PostEntry, PostEvent, Received, Unit
from cchc_excel.folders import PeriodFolder
from cchc_excel.identity_marks import form_name
from cchc_excel.post.outgoing import fingerprint, read_mail_drafts
from cchc_excel.post.sent_log import SentLog
from cchc_excel.steps.periods import SentBack, send_back
from cchc_excel.templates import FORM_TEMPLATE, find_template
from cchc_excel.writing.files.atomic import remove, write_bytes
from cchc_excel.writing.files.launcher import make_ready
from cchc_excel.writing.form.forms import Form, FormTemplate
from cchc_excel.writing.letters.drafts import draft_name, write_mail_draft
from cchc_excel.writing.letters.list_page import LIST_NAME, LetterToCopy, write_list_page
from cchc_excel.writing.letters.texts import Letter, LetterWriter

_OF_NO_USE = (FileState.UNREADABLE, FileState.NOT_A_RETURN, FileState.REJECTED)


@dataclass(frozen=True, slots=True)
class Debt:
    """What a unit owes: a return, or (`entry` being the one at fault) the correction of one."""

    unit: Unit
    kind: LetterKind
    entry: Received | None = None


@dataclass(frozen=True, slots=True)
class Drafted:
    """What became of a run's letters: drafts written; units reminded earlier that day; units without an address."""

    paths: tuple[Path, ...] = ()
    reminded_before: tuple[Unit, ...] = ()
    without_address: tuple[Unit, ...] = ()


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
    _take_away(folder, plan, LetterKind.ISSUE, kept={letter.unit.code for letter in letters})
    paths = _write(folder, letters, now)
    _list_letters(folder, plan)
    return Drafted(paths, without_address=_unreachable(plan.asked_units))


def draft_reminders(folder: PeriodFolder, inbox: Inbox, now: datetime, *, again: bool) -> Drafted:
    """Draft a letter to each unit that owes something; drafts that are owed no more are taken away.

    A unit that got such a letter earlier that day gets none, unless `again`.
    """
    returned = send_back(folder, inbox)
    log = SentLog.open(folder.letters)
    debts = debts_of(inbox)
    before = [debt for debt in debts if not again and log.was_written_on(now.date(), debt.kind, debt.unit.code)]
    due = [debt for debt in debts if debt not in before and debt.unit.addresses]
    paths = _write(folder, _letters(folder, inbox, due, returned, now), now)
    for kind in (LetterKind.REMINDER, LetterKind.RETURN):
        _take_away(folder, inbox.plan, kind, kept={debt.unit.code for debt in debts if debt.kind is kind})
    _list_letters(folder, inbox.plan)
    return Drafted(paths, tuple(debt.unit for debt in before), _unreachable(debt.unit for debt in debts))


def _letters(
    folder: PeriodFolder, inbox: Inbox, debts: Iterable[Debt], returned: Mapping[str, SentBack], now: datetime
) -> Iterator[Letter]:
    """Yield the letter to each unit, with its form: the marked one, or a blank one."""
    writer = LetterWriter.load(inbox.plan, inbox.period, now.date(), folder.path)
    template = FormTemplate.load(find_template(FORM_TEMPLATE, folder.path))
    for debt in debts:
        unit, tasks = debt.unit, inbox.plan.tasks_led_by(debt.unit.code)
        if debt.entry:
            marked = returned[unit.code]
            yield writer.send_back(unit, marked.path.read_bytes(), debt.entry, marked.points)
        else:
            came = [entry for entry in inbox.received if entry.unit == unit.code and entry.state in _OF_NO_USE]
            yield writer.remind(unit, template.write(Form(inbox.plan, inbox.period, unit, tasks)), came)


def _write(folder: PeriodFolder, letters: Iterable[Letter], now: datetime) -> tuple[Path, ...]:
    """Write the drafts, and note each that says something new."""
    make_ready(folder.plan.parent, folder.letters)
    log = SentLog.open(folder.letters)
    paths = []
    for letter in letters:
        path = folder.letters / draft_name(letter.kind, letter.unit.code)
        draft = write_mail_draft(letter, now.date())
        write_bytes(path, draft)
        mark = fingerprint(draft)
        if not log.was_drafted(letter.kind, letter.unit.code, mark):
            addresses = "; ".join(letter.unit.addresses)
            log = log.add(
                PostEntry(
                    at=now,
                    event=PostEvent.DRAFTED,
                    kind=letter.kind,
                    unit=letter.unit.code,
                    address=addresses,
                    fingerprint=mark,
                    note=path.name,
                )
            )
        paths.append(path)
    return tuple(paths)


def _list_letters(folder: PeriodFolder, plan: Plan) -> None:
    """Write the page from which every draft can be copied into a mail by hand."""
    letters = []
    for draft in read_mail_drafts(folder.letters):
        unit = plan.unit(draft.unit)
        name = unit.name if unit else draft.unit
        path = f"{_place_of(draft.kind, folder)}{draft.attachment}" if draft.attachment else ""
        letters.append(LetterToCopy(draft.kind.label, name, draft.addresses, draft.subject, draft.body, path))
    write_bytes(folder.letters / LIST_NAME, write_list_page(letters))


def _place_of(kind: LetterKind, folder: PeriodFolder) -> str:
    """Return where the form that a letter carries lies, as seen from the folder of letters."""
    return f"../{(folder.outbox if kind is LetterKind.RETURN else folder.issued).name}/"


def _take_away(folder: PeriodFolder, plan: Plan, kind: LetterKind, kept: set[str]) -> None:
    """Delete drafts of a kind to units that are no longer to get one."""
    for code in (*(unit.code for unit in plan.units), *plan.heirs):
        stale = folder.letters / draft_name(kind, code)
        if code not in kept:
            remove(stale)


def _unreachable(units: Iterable[Unit]) -> tuple[Unit, ...]:
    return tuple(unit for unit in units if not unit.addresses)
