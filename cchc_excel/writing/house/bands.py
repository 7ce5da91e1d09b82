"""How the bands of the charts look, in Excel and in Word alike: told apart in black and white, too."""

from dataclasses import dataclass

from cchc_excel.telling.charts import Band
from cchc_excel.writing.house.styles import BLUE, GREY, INK, NAVY, RUST, SILVER, SKY, WHITE


@dataclass(frozen=True, slots=True)
class Look:
    """A band's fill (`pattern` over `back`), and the colour of figures upon it."""

    fill: str
    ink: str
    pattern: str = ""
    back: str = WHITE


LOOKS = {
    Band.ON_TIME: Look(NAVY, WHITE),
    Band.OTHER_DONE: Look(BLUE, WHITE),
    Band.IN_PROGRESS: Look(SKY, INK),
    Band.NOT_STARTED: Look(SILVER, INK),
    Band.NOT_REPORTED: Look(GREY, INK, "light_upward_diagonal"),
    Band.LATE: Look(RUST, INK, "wide_downward_diagonal", "#F8CBAD"),
    Band.NONE_ARISEN: Look(GREY, INK, "percent_10"),
}
