"""How the bands of the charts look, in Excel and in Word alike: told apart in black and white, too."""

from dataclasses import dataclass

from cchc_excel.telling.charts import Band
from cchc_excel.writing.house.styles import BLUE, GREY, INK, NAVY, RUST, SILVER, SKY, WHITE


@dataclass(frozen=True, slots=True)
class BandLook:
    """A band's fill (`pattern` over `back`), and the colour of figures upon it."""

    fill: str
    ink: str
    pattern: str = ""
    back: str = WHITE


LOOKS = {
    Band.ON_TIME: BandLook(NAVY, WHITE),
    Band.OTHER_DONE: BandLook(BLUE, WHITE),
    Band.IN_PROGRESS: BandLook(SKY, INK),
    Band.NOT_STARTED: BandLook(SILVER, INK),
    Band.NOT_REPORTED: BandLook(GREY, INK, "light_upward_diagonal"),
    Band.LATE: BandLook(RUST, INK, "wide_downward_diagonal", "#F8CBAD"),
    Band.NONE_ARISEN: BandLook(GREY, INK, "percent_10"),
}
