"""What a column is, and a sheet's columns together; the kinds of value that columns hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cchc_excel.domain import Status
from cchc_excel.kinds import Kind
from cchc_excel.kinds.count import CountKind
from cchc_excel.kinds.date import DateKind
from cchc_excel.kinds.document import DocumentKind
from cchc_excel.kinds.share import ShareKind
from cchc_excel.kinds.status import StatusKind
from cchc_excel.kinds.text import TextKind

TEXT = TextKind()
CENTERED = TextKind(align="center")
COUNT = CountKind()
TOTAL_COUNT = CountKind(ratio_part="total")
SHARE = ShareKind()
DATE = DateKind()
DOCUMENTS = DocumentKind()
STATUS = StatusKind()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `key` in code, `heading` on paper, `aliases` other headings people write.

    `width` is in Excel's character units; `hint` tells what goes there; how it is typed is its kind's to tell.

    `filled` says that the unit fills it in a form, `required_when` under which status it must; `since` is the version
    of the form that first has it. Such a one goes over to the next period's form and into the summary, in whose
    annexed table it stands with its `annex_width`, if it has one. `stands`: it tells how a task stands; `counted`: it
    is asked only where the task has a target to count against; `remark`: it speaks of one period alone;
    `of_instalment`: of one instalment of a recurring task alone.
    """

    key: str
    heading: str
    kind: Kind = TEXT
    width: float = 12
    aliases: tuple[str, ...] = ()
    filled: bool = False
    hint: str = ""
    required_when: Status | None = None
    since: int = 1
    annex_width: float = 0
    stands: bool = False
    counted: bool = False
    remark: bool = False
    of_instalment: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """A sheet's name, its columns in order, and their keys. Each is one of a kind, so it is known by being itself.

    `more` are columns that it may have beside them: known where they stand, never missed.
    """

    sheet: str
    columns: tuple[Column, ...]
    more: tuple[Column, ...] = ()
    keys: tuple[str, ...] = field(init=False, repr=False)
    _by_key: Mapping[str, Column] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "keys", tuple(column.key for column in self.columns))
        object.__setattr__(self, "_by_key", {column.key: column for column in self.known})

    @property
    def known(self) -> tuple[Column, ...]:
        """Return its columns and those that it may have beside them."""
        return (*self.columns, *self.more)

    def column(self, key: str) -> Column:
        """Return the column of that key."""
        return self._by_key[key]

    def select(self, *keys: str) -> tuple[Column, ...]:
        """Return the columns of those keys, in the order given."""
        return tuple(self.column(key) for key in keys)
