"""Units urged to do what is past its day (*đôn đốc*): whom, for which time, by which official letter."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from cchc_excel.domain import LetterKind, Plan, Summary, Unit
from cchc_excel.folders import PeriodFolder
from cchc_excel.post.sent_log import SentLog
from cchc_excel.steps.drafting import take_away, write_letters
from cchc_excel.telling.letters.official import official_letter
from cchc_excel.telling.letters.urging import UrgedUnit, basis, urged_units
from cchc_excel.templates import URGING_TEMPLATE, find_template
from cchc_excel.words import after_working_days
from cchc_excel.writing.files.edited import write_sealed
from cchc_excel.writing.files.launcher import make_ready
from cchc_excel.writing.letters.texts import LetterWriter, Urging
from cchc_excel.writing.urging import write_official


@dataclass(frozen=True, slots=True)
class Urged:
    """Whom a run urges: official letters written; units urged earlier that day; units not asked for returns yet.

    `kept` are copies of official letters that people had edited.
    """

    letters: tuple[Urging, ...] = ()
    urged_before: tuple[Unit, ...] = ()
    too_early: tuple[Unit, ...] = ()
    kept: tuple[Path, ...] = ()


def later_period(folder: PeriodFolder, plan: Plan) -> str:
    """Return the code of a later period that has a summary, empty where none has: tasks are urged by that one."""
    period = plan.period(folder.code)
    later = sorted(plan.periods, key=lambda known: known.cutoff, reverse=True)
    return next(
        (
            known.code
            for known in later
            if period
            and known.cutoff > period.cutoff
            and PeriodFolder(folder.path.parent / known.code).summary.is_file()
        ),
        "",
    )


def write_officials(folder: PeriodFolder, summary: Summary, now: datetime, *, again: bool) -> Urged:
    """Write the official letter to each unit with a task past its day.

    A unit urged earlier that day gets none, unless `again`. Of a unit that has sent nothing nobody knows what is done
    until the day on which forms are due back is over: until then the reminder is enough.
    """
    today = now.date()
    found = urged_units(summary, today)
    early = tuple(one for one in found if not one.has_sent and today <= summary.period.send_by)
    log = SentLog.open(folder.letters)
    asked = [one for one in found if one not in early]
    before = [one for one in asked if not again and log.was_written_on(today, LetterKind.URGING, one.unit.code)]
    make_ready(folder.plan.parent, folder.letters)
    template = find_template(URGING_TEMPLATE, folder.path)
    letters, kept = [], []
    for one in asked:
        if one not in before:
            times = 1 + sum(day < today for day in log.days_of(LetterKind.URGING, one.unit.code))
            urging, copy = _write_official(folder, summary, one, times, today, template)
            letters.append(urging)
            kept += [copy] if copy else []
    return Urged(tuple(letters), tuple(one.unit for one in before), tuple(one.unit for one in early), tuple(kept))


def _write_official(
    folder: PeriodFolder, summary: Summary, one: UrgedUnit, times: int, today: date, template: Path
) -> tuple[Urging, Path | None]:
    """Write one official letter; return it, and the copy kept of one that people had edited."""
    plan, said = summary.plan, basis(summary, one, today)
    answer_by = after_working_days(today, plan.settings.answer_days)
    letter = official_letter(plan, one, times=times, today=today, basis=said, answer_by=answer_by)
    content = write_official(letter, template, today)
    path = folder.letters / f"{LetterKind.URGING}-{one.unit.code}-{times}.docx"
    kept = write_sealed(path, lambda temporary: temporary.write_bytes(content))
    return Urging(one, times, said, answer_by, (path.name, path.read_bytes())), kept


def draft_urging(
    folder: PeriodFolder, summary: Summary, urged: Urged, now: datetime, joined: Collection[str] = ()
) -> tuple[Path, ...]:
    """Draft the letter that carries each official one, but to the units `joined`, whose reminder carries it.

    Drafts to units that have nothing left to do are taken away.
    """
    own = tuple(urging for urging in urged.letters if urging.urged.unit.code not in joined)
    kept = {unit.code for unit in urged.urged_before} | {urging.urged.unit.code for urging in own}
    take_away(folder, summary.plan, LetterKind.URGING, kept=kept)
    writer = LetterWriter.load(summary.plan, summary.period, now.date(), folder.path)
    return write_letters(folder, (writer.urge(urging) for urging in own), now)
