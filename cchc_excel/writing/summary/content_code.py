"""The short code (*mã bản in*) that tells two print-outs apart: made from the content alone, never from the clock."""

from hashlib import sha256

from cchc_excel.domain import Summary
from cchc_excel.layout.columns import DATA

_LENGTH = 8


def content_code(summary: Summary) -> str:
    """Return the code, such as 3F7A-91C2; another figure, answer, file, finding or setting gives another code."""
    seen = sha256()
    for part in (
        summary.period, summary.as_of, summary.plan.info, summary.plan.settings, summary.plan.units,
        *(list(map(str, summary.table[key].tolist())) for key in DATA.keys),
        [repr(change) for change in summary.plan.in_force],
        summary.overall, summary.assignments_total, summary.targets,
        [(entry.path, entry.state.value, entry.unit, entry.made_at) for entry in summary.received],
        [(entry.unit, [(a.text, a.status, a.share) for a in entry.added]) for entry in summary.merged.values()],
        [(finding.text, str(finding.ref)) for finding in summary.findings],
        [(past.period.code, past.overall) for past in summary.history],
        *([(past.by_unit, past.reached) for past in summary.history] if summary.closes_year else ()),
        *((told.item, told.value, told.parts) for told in summary.statistics),
        *((mark.unit, mark.task, mark.quality.value, mark.note) for mark in summary.plan.quality),
        *((summary.last_year,) if summary.last_year else ()),
    ):  # fmt: skip
        seen.update(repr(part).encode())
    digest = seen.hexdigest()[:_LENGTH].upper()
    return f"{digest[:4]}-{digest[4:]}"
