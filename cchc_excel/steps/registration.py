"""The registration of tasks as straight lines (*đăng ký nhiệm vụ*): one command, run again and again.

Forms out, proposals in, a draft annex to decide in, accepted tasks into the plan. Nothing here prints or asks the time.
"""

from datetime import date, datetime, timedelta
from pathlib import Path

from cchc_excel.books.workbooks import load_book
from cchc_excel.domain import NewTask, Plan, Registering, Registration
from cchc_excel.folders import PeriodFolder, RegistrationFolder
from cchc_excel.identity_marks import registration_name
from cchc_excel.inbox.entries import find_files
from cchc_excel.plan.adjustments import has_adjustments
from cchc_excel.plan.workbook import read_plan
from cchc_excel.receiving.copies import match_copies
from cchc_excel.registering.accepting import accept, with_known_codes
from cchc_excel.registering.added_tasks import read_added_tasks
from cchc_excel.registering.draft_annex import read_draft
from cchc_excel.registering.drafting import draft_rows, in_order
from cchc_excel.registering.judging import judge
from cchc_excel.registering.receiving import receive_all
from cchc_excel.registering.versions import choose_versions
from cchc_excel.steps.periods import Progress
from cchc_excel.writing.files.atomic import make_folder, refuse_open, write_bytes, write_keeping_previous
from cchc_excel.writing.files.launcher import make_ready
from cchc_excel.writing.plan_edit.edit import enter_tasks
from cchc_excel.writing.registration.draft_annex import write_draft
from cchc_excel.writing.registration.form import write_registration_form


def register(
    folder: RegistrationFolder, moment: datetime, *, accepting: bool = False, progress: Progress = iter
) -> Registering:
    """Issue missing registration forms, gather what units propose, write the draft annex; return what was done.

    `accepting`: the tasks that the coordinator accepted in the draft enter the plan workbook first.
    """
    plan = read_plan(folder.plan, may_lack_tasks=True)
    refuse_open(folder.draft)
    make_ready(folder.plan.parent, *folder.outputs)
    issued = _issue_registration_forms(folder, plan)
    candidates = find_files(folder.inbox)
    entries = choose_versions(receive_all(progress(candidates), plan))
    proposals = [proposal for entry in entries for proposal in entry.proposals]
    proposals += read_added_tasks(folder.path.parent, plan)
    rows = judge(with_known_codes(draft_rows(read_draft(folder.draft), proposals), plan), plan)
    tasks: tuple[NewTask, ...] = ()
    backup = since = None
    if accepting:
        tasks, rows = accept(rows, plan)
        since = _in_force_since(folder, plan, moment.date())
        backup = enter_tasks(folder.plan, tasks, moment, since) if tasks else None
        plan = read_plan(folder.plan, may_lack_tasks=True)
    files = match_copies((entry.file for entry in entries), plan)
    registration = Registration(plan, files, judge(in_order(rows, plan), plan))
    if registration.files or registration.rows:
        write_keeping_previous(folder.draft, write_draft(registration))
    return Registering(registration, issued, tasks, backup, since)


def _issue_registration_forms(folder: RegistrationFolder, plan: Plan) -> tuple[Path, ...]:
    """Write the form of each unit that has none yet, and return their paths."""
    make_folder(folder.inbox)
    paths = {unit.code: folder.issued / registration_name(plan.info.year, unit.code) for unit in plan.units}
    missing = [unit for unit in plan.units if not paths[unit.code].exists()]
    for unit in missing:
        write_bytes(paths[unit.code], write_registration_form(plan, unit))
    return tuple(paths[unit.code] for unit in missing)


def _in_force_since(folder: RegistrationFolder, plan: Plan, today: date) -> date | None:
    """Return the day from which new tasks are in force, None where they are of the plan as issued.

    Once a period has a summary, its figures stay as they are: a task that comes after counts from the day after it.
    """
    done = [p.cutoff for p in plan.periods if PeriodFolder(folder.path.parent / p.code).summary.is_file()]
    if not done or not has_adjustments(load_book(folder.plan)):
        return None
    return min(max(today, max(done) + timedelta(days=1)), plan.last_day)
