"""The use cases as straight lines. Read this first: each function is one command, from folder to result.

Nothing here prints, exits or asks the clock; that is `cli`'s.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cchc_excel.closing.log import ClosingLog, refuse_closed
from cchc_excel.domain import Inbox, Plan, Summary
from cchc_excel.domain.plan_content import PlanContent
from cchc_excel.earlier.last_years import read_last_year
from cchc_excel.earlier.results import read_earlier, read_history
from cchc_excel.errors import OperatorError
from cchc_excel.folders import PLAN_NAME, PeriodFolder
from cchc_excel.identity_marks import form_name
from cchc_excel.inbox.entries import Candidate, find_files
from cchc_excel.measuring.summaries import summarise
from cchc_excel.merging import build_table
from cchc_excel.plan.periods import read_period
from cchc_excel.plan.shipped import empty_content
from cchc_excel.post.sent_log import read_posted
from cchc_excel.receiving.corrections import enter_corrections
from cchc_excel.receiving.fates import settle_inbox
from cchc_excel.receiving.files import Terms
from cchc_excel.receiving.many import receive_all, receive_waiting
from cchc_excel.receiving.supports import tie_documents
from cchc_excel.steps.gathering import gather_documents
from cchc_excel.templates import FORM_TEMPLATE, REPORT_TEMPLATE, find_template
from cchc_excel.writing.files.atomic import make_folder, refuse_held, remove, sweep, write_atomically, write_bytes
from cchc_excel.writing.files.edited import write_sealed
from cchc_excel.writing.files.launcher import keep_launcher, make_ready
from cchc_excel.writing.form.forms import FormTemplate, ListedPoint, form_to_issue, form_to_return
from cchc_excel.writing.plan.sheets import write_plan

if TYPE_CHECKING:
    from cchc_excel.importing.annexes import Annex
    from cchc_excel.renewing.plans import NextPlan

Progress = Callable[[Sequence[Candidate]], Iterable[Candidate]]
"""Shows how far a long work is: passes on what it is given."""


class SentBack(NamedTuple):
    """A form in `tra-lai/`, and the points that it lists."""

    path: Path
    points: tuple[ListedPoint, ...]


class Merged(NamedTuple):
    """What a merge made: the summary, the forms to send back, the copy kept of a summary that was edited by hand.

    `unprinted` says why there is no page for leadership as PDF; None where none was wanted, empty where there is one.
    """

    summary: Summary
    returned: tuple[Path, ...]
    kept: Path | None
    unprinted: str | None = None


def init(folder: Path, year: int) -> Path:
    """Make a plan folder with an empty plan workbook, and return its path; an existing one is never touched."""
    path = _refuse_existing(folder)
    _write_new(path, empty_content(year))
    return path


def init_from(folder: Path, annex: Path, year: int | None, fallback_year: int | None) -> "tuple[Path, Annex]":
    """Make a plan folder whose plan workbook is made out of an annex; return its path and what was found."""
    from cchc_excel.importing.annexes import import_annex  # noqa: PLC0415 - only here, it is heavy

    path = _refuse_existing(folder)
    found = import_annex(annex, year, fallback_year)
    _write_new(path, found.content)
    return path, found


def init_after(folder: Path, plan_folder: Path, year: int | None) -> "tuple[Path, NextPlan]":
    """Make a plan folder with what goes over from the plan of the year before; return its path and what went over."""
    from cchc_excel.renewing.plans import renew_plan  # noqa: PLC0415 - only here, few years need it

    path = _refuse_existing(folder)
    renewed = renew_plan(plan_folder, year)
    _write_new(path, renewed.content)
    return path, renewed


def _refuse_existing(folder: Path) -> Path:
    path = folder / PLAN_NAME
    if path.exists():
        raise OperatorError(f"Đã có tệp “{path}”. Hãy chọn thư mục khác, hoặc mở tệp đó để sửa.")
    sweep(folder)
    return path


def _write_new(path: Path, content: PlanContent) -> None:
    write_atomically(path, lambda temporary: write_plan(content, temporary))
    keep_launcher(path.parent)


def issue(folder: PeriodFolder) -> tuple[Plan, tuple[Path, ...]]:
    """Write a form for every unit that leads a task or is asked for statistics; return the plan and the forms' paths.

    A form begins with what the unit last reported, where an earlier period has a summary.
    """
    refuse_closed(folder)
    plan, period = read_period(folder)
    template = load_form_template(folder, plan)
    earlier = read_earlier(folder, plan, period)
    make_ready(folder.plan.parent, *folder.outputs)
    year, units = plan.info.year, plan.asked_units
    paths = {unit.code: folder.issued / form_name(year, period.code, unit.code) for unit in units}
    refuse_held(*paths.values())
    for unit in units:
        write_bytes(paths[unit.code], template.write(form_to_issue(plan, period, unit, earlier)))
    make_folder(folder.inbox)
    return plan, tuple(paths.values())


def load_form_template(folder: PeriodFolder, plan: Plan) -> FormTemplate:
    """Return the template that a plan's forms are made from."""
    return FormTemplate.load(find_template(FORM_TEMPLATE, folder.path), with_persons=plan.names_persons)


def gather(folder: PeriodFolder, as_of: date | None, progress: Progress = iter) -> Inbox:
    """Read and check everything in `nhan/`; write nothing."""
    plan, period = read_period(folder, as_of)
    as_of = as_of or period.cutoff
    candidates = find_files(folder.inbox)
    history = read_history(folder, plan, period)
    template = find_template(FORM_TEMPLATE, folder.path)
    terms = Terms(plan, period, as_of, history[-1].standings if history else {}, template)
    found = [found for _, found in zip(progress(candidates), receive_all(candidates, terms), strict=True)]
    received, supports = tie_documents(settle_inbox(receive_waiting(candidates, found, terms), plan), plan)
    closing = ClosingLog.open(folder.plan.parent).closed(period.code)
    return Inbox(
        plan,
        period,
        as_of,
        received,
        entered=enter_corrections(received, terms),
        history=history,
        last_year=read_last_year(folder, plan) if plan.is_last(period) else None,
        closed_on=closing.at.date() if closing else None,
        supports=supports,
    )


def measure(folder: PeriodFolder, as_of: date | None, progress: Progress = iter) -> Summary:
    """Read and check everything in `nhan/` and measure it; write nothing."""
    return measure_inbox(folder, gather(folder, as_of, progress))


def measure_inbox(folder: PeriodFolder, inbox: Inbox) -> Summary:
    """Measure what was gathered; write nothing."""
    table = build_table(inbox.plan, inbox.counted, inbox.as_of, inbox.earlier)
    return summarise(inbox, table, read_posted(folder, inbox.plan))


def merge(folder: PeriodFolder, as_of: date | None, progress: Progress = iter, *, printing: bool = False) -> Merged:
    """Write the summary workbook and the forms to send back; a summary that was edited by hand is kept as a copy.

    `printing`: the page for leadership as PDF, too; one that is there already is made anew, so that it stays true.
    """
    from cchc_excel.writing.summary import write_summary  # noqa: PLC0415 - only here, it is heavy

    refuse_closed(folder)
    summary = measure(folder, as_of, progress)
    make_ready(folder.plan.parent, *folder.outputs)
    refuse_held(folder.summary, *_forms_to_return(folder, summary).values())
    kept = write_sealed(folder.summary, lambda temporary: write_summary(summary, temporary))
    returned = tuple(form.path for form in send_back(folder, summary).values())
    gather_documents(folder, summary)
    wanted = printing or folder.page.exists()
    return Merged(summary, returned, kept, _print_page(folder, summary) if wanted else None)


def _print_page(folder: PeriodFolder, summary: Summary) -> str:
    """Write the page for leadership as PDF; return why there is none, and leave none that is no longer true."""
    from cchc_excel.writing.files.pdf import NotPrintedError, print_as_pdf  # noqa: PLC0415 - few ask for it
    from cchc_excel.writing.summary import write_page  # noqa: PLC0415

    try:
        try:
            write_bytes(folder.page, print_as_pdf(lambda temporary: write_page(summary, temporary)))
        except NotPrintedError as problem:
            remove(folder.page)
            return str(problem)
    except OperatorError:  # the summary is written: the page is no reason to say that the merge failed
        return "tệp đang mở ở chương trình khác, nếu còn thì là bản cũ không đúng với sổ tổng hợp"
    return ""


def report(folder: PeriodFolder, as_of: date | None, progress: Progress = iter) -> tuple[Summary, Path | None]:
    """Write the draft of the periodic report; return the summary, and the copy kept of a draft that people edited."""
    from cchc_excel.writing.report import write_report  # noqa: PLC0415 - only here, it is heavy

    refuse_closed(folder)
    template = find_template(REPORT_TEMPLATE, folder.path)
    summary = measure(folder, as_of, progress)
    make_ready(folder.plan.parent, *folder.outputs)
    content = write_report(summary, template)
    return summary, write_sealed(folder.report, lambda temporary: temporary.write_bytes(content))


def send_back(folder: PeriodFolder, inbox: Inbox) -> dict[str, SentBack]:
    """Write a form to `tra-lai/` for each unit whose return has an error, and take away those no longer owed.

    Return what was written, by unit.
    """
    owed = {entry.unit: entry for entry in inbox.to_correct}
    template = load_form_template(folder, inbox.plan) if owed else None
    forms = _forms_to_return(folder, inbox)
    for code, path in forms.items():
        if code not in owed:
            remove(path)
    sent: dict[str, SentBack] = {}
    for code, entry in owed.items():
        owing = inbox.plan.unit(code)
        if template and owing:
            written = template.write_listing(form_to_return(inbox, owing, entry))
            write_bytes(forms[code], written.content)
            sent[code] = SentBack(forms[code], written.points)
    return sent


def _forms_to_return(folder: PeriodFolder, inbox: Inbox) -> dict[str, Path]:
    """Return where the form to send back lies, or would lie, of each unit there is or was, by code."""
    codes = dict.fromkeys((*(unit.code for unit in inbox.plan.units), *inbox.plan.heirs))
    return {code: folder.outbox / form_name(inbox.plan.info.year, inbox.period.code, code) for code in codes}
