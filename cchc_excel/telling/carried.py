"""What stays done from earlier periods where nothing is reported of it now (*giữ kết quả kỳ trước*)."""

from collections.abc import Iterator
from typing import NamedTuple

from cchc_excel.domain import Summary


class CarriedOver(NamedTuple):
    """What stays done from an earlier period, in tasks and in assignments."""

    period: str
    tasks: int
    assignments: int


def carried_over(summary: Summary) -> Iterator[CarriedOver]:
    """Yield what each earlier period gives, the earliest first; one that gives nothing isn't there."""
    rows = list(zip(summary.table["source_file"], summary.table["task"], strict=True))
    for past in summary.history:
        tasks = [task for file, task in rows if file and file.startswith(f"../{past.period.code}/")]
        if tasks:
            yield CarriedOver(past.period.code, len(set(tasks)), len(tasks))
