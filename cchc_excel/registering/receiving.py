"""One file of `dang-ky/nhan/`, from disk to the tasks in it or the one reason why there are none."""

from collections.abc import Iterable
from dataclasses import replace

from cchc_excel.books.parts.unreadable import UnreadableError
from cchc_excel.books.workbooks import open_book
from cchc_excel.domain import FileState, Origin, Plan, Proposal, Received, Registered
from cchc_excel.identity_marks import REGISTRATION_PERIOD
from cchc_excel.inbox.budget import SharedRoom
from cchc_excel.inbox.entries import Candidate, Opened, open_each, room_of
from cchc_excel.inbox.senders import check_sender, units_at
from cchc_excel.layout.registration import WORDS
from cchc_excel.receiving.files import refuse
from cchc_excel.registering.forms import RegistrationForm, read_registrations
from cchc_excel.rules import Finding, Note, files
from cchc_excel.rules.registrations import REGISTRATION_EMPTY, REGISTRATION_IS_RETURN, REGISTRATION_UNIT_UNKNOWN
from cchc_excel.text import fold


def receive_all(candidates: Iterable[Candidate], plan: Plan) -> tuple[Registered, ...]:
    """Return what every file of the inbox is and says, in order."""
    shared = SharedRoom()
    return tuple(entry for candidate in candidates for entry in _receive(candidate, plan, shared))


def _receive(candidate: Candidate, plan: Plan, shared: SharedRoom) -> tuple[Registered, ...]:
    if candidate.set_aside:
        return (Registered(Received(candidate.path, FileState.SET_ASIDE)),)
    room = room_of(candidate, len(plan.known_tasks), shared)
    return open_each(candidate, lambda opened: _receive_opened(opened, plan), room)


def _receive_opened(opened: Opened, plan: Plan) -> tuple[Registered, ...]:
    if opened.problem:
        return (_without_rows(opened.candidate, opened.problem, plan),)
    try:
        forms = read_registrations(open_book(opened.data, opened.kind), opened.path, plan)
    except UnreadableError as problem:
        return (_without_rows(opened.candidate, problem.note, plan),)
    return tuple(_receive_form(form, opened.candidate.origin, plan) for form in forms)


def _without_rows(candidate: Candidate, reason: Note, plan: Plan) -> Registered:
    origin = candidate.origin
    file = refuse(candidate, reason, plan)
    return Registered(replace(file, origin=origin, made_at=origin.came_at if origin else None))


def _receive_form(form: RegistrationForm, origin: Origin | None, plan: Plan) -> Registered:
    """Return a form that was read: rejected with its reason, or its tasks with the unit that proposes them."""
    senders = units_at(origin.sender, plan) if origin else ()
    said = form.identity.unit or (senders[0].code if len(senders) == 1 else "")
    unit = plan.unit(said)
    made_at = (origin.came_at if origin else None) or form.saved_at
    code = unit.code if unit else ""
    refusal = _refuse(form, said, plan)
    sent = check_sender(unit, form.path, origin, plan) if unit and origin else ()
    findings = (*(replace(finding, unit=code) for finding in form.findings), *sent)
    if refusal:
        reason = Finding(refusal.rule, form.path, details=refusal.details, unit=code)
        findings = (reason, *findings)
    state = FileState.REJECTED if refusal else FileState.USABLE
    file = Received(form.path, state, code, made_at=made_at, findings=findings, origin=origin)
    if refusal:
        return Registered(file)
    return Registered(file, tuple(_of_unit(proposal, code, plan) for proposal in form.proposals))


def _of_unit(proposal: Proposal, code: str, plan: Plan) -> Proposal:
    """Return a proposal with the unit that makes it, which leads the task where nobody else is named."""
    unit = plan.unit(code)
    leads = proposal.words["leads"] or (unit.name if unit else "")
    words = {key: leads if key == "leads" else proposal.words[key] for key in WORDS}
    findings = tuple(replace(finding, unit=code) for finding in proposal.findings)
    return replace(proposal, unit=code, words=words, findings=findings)


def _refuse(form: RegistrationForm, unit: str, plan: Plan) -> Note | None:
    """Return why a form can't count, None where it can; a year it doesn't say is not held against it."""
    said = form.identity
    if plan.unit(unit) is None:
        detail = f"mã ghi trong phiếu: {unit}" if unit else "phiếu không ghi mã đơn vị"
        return Note(REGISTRATION_UNIT_UNKNOWN, details={"detail": detail})
    if said.year not in (None, plan.info.year):
        return Note(files.YEAR_WRONG, details={"found": str(said.year), "expected": str(plan.info.year)})
    if said.period and fold(said.period) != fold(REGISTRATION_PERIOD):
        return Note(REGISTRATION_IS_RETURN, details={"found": said.period})
    return None if form.proposals else Note(REGISTRATION_EMPTY)
