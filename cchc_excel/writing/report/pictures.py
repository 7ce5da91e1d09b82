"""The charts of the report as pictures, drawn by matplotlib: readable in black and white, the same bytes each time."""

import io
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from cchc_excel.domain import MeasuredGroup, Summary
from cchc_excel.measuring.ranking import ranked, silent_units
from cchc_excel.telling.charts import Band, band_counts, shown_units
from cchc_excel.telling.report.sentences import is_silent
from cchc_excel.words import show_number, show_rate
from cchc_excel.writing.house.bands import LOOKS
from cchc_excel.writing.house.styles import BLUE, GREY, INK

WIDTH = 160
"""Millimetres: what the margins leave."""

_FONTS = ("Times New Roman", "Liberation Serif", "Tinos", "DejaVu Serif")
"""The last comes with matplotlib."""
_DPI = 200
_BAR_HEIGHT = 5.6
"""Millimetres, the room between bars included."""
_MILLIMETRES = 25.4
_LONGEST_NAME = 44
_HATCHES = {"light_upward_diagonal": "////", "wide_downward_diagonal": "\\\\\\\\", "percent_10": "...."}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, its name, and what its bars come to."""

    png: bytes
    name: str
    told: str

    @property
    def description(self) -> str:
        """Return it in words, for those who cannot see it."""
        return f"Biểu đồ thanh, {self.name[0].lower()}{self.name[1:]}: {self.told}."


def outcomes_picture(summary: Summary) -> Picture:
    """Return the bars of outcomes, over tasks."""
    counts = band_counts(summary.tasks["outcome"], summary.overall)
    figure, axes = _draw(len(Band))
    for place, (band, count) in enumerate(zip(Band, counts, strict=True)):
        axes.barh(place, count, height=0.66, **_drawn(band))
    _label(axes, counts, [show_number(count) for count in counts], longest=max([*counts, 1]))
    _name_bars(axes, list(Band))
    told = "; ".join(f"{band} {count}" for band, count in zip(Band, counts, strict=True))
    return Picture(_to_png(figure), "Số nhiệm vụ theo kết quả", told)


def areas_picture(summary: Summary) -> Picture:
    """Return the bars of completion by area; one without a rate has no bar, and says so."""
    groups = summary.by_area
    figure, axes = _draw(len(groups))
    rates = [group.measures.completion_rate or 0.0 for group in groups]
    axes.barh(range(len(groups)), rates, height=0.6, color=BLUE, edgecolor=INK, linewidth=0.5)
    labels = [_rate_label(group) for group in groups]
    _label(axes, rates, labels, longest=1.0)
    _name_bars(axes, [_short(f"{group.code}. {group.name}") for group in groups])
    told = "; ".join(f"{group.name} {label}" for group, label in zip(groups, labels, strict=True))
    return Picture(_to_png(figure), "Tỷ lệ hoàn thành theo lĩnh vực", told)


def units_picture(summary: Summary) -> Picture:
    """Return the stacked bars of units, the best at the top; of many, the best and the worst."""
    groups = shown_units(ranked(summary.by_unit, silent_units(summary)))
    outcomes = summary.table.groupby("unit")["outcome"].agg(list)
    counts = [band_counts(outcomes[group.code], group.measures) for group in groups]
    figure, axes = _draw(len(groups), legend=True)
    for index, band in enumerate(Band):
        _stack(axes, [row[:index] for row in counts], [row[index] for row in counts], band)
    axes.set_xlim(0, max([sum(row) for row in counts], default=1) * 1.02)
    _name_bars(axes, [_short(group.name) for group in groups])
    handles, labels = axes.get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=3, frameon=False, prop=_font(8))
    told = "; ".join(f"{group.name} {group.measures.done}/{group.measures.applicable}" for group in groups)
    return Picture(_to_png(figure), "Số lượt giao đã hoàn thành của từng đơn vị", told)


PICTURES = {"hinh_ket_qua": outcomes_picture, "hinh_linh_vuc": areas_picture, "hinh_don_vi": units_picture}
"""The pictures by the names under which a template places them."""


def _stack(axes: Axes, below: Sequence[Sequence[int]], counts: Sequence[int], band: Band) -> None:
    lefts = [sum(row) for row in below]
    axes.barh(range(len(counts)), counts, left=lefts, height=0.68, label=band.value, **_drawn(band))
    box = {"facecolor": "white", "edgecolor": "none", "pad": 0.8} if LOOKS[band].pattern else None
    for place, (left, count) in enumerate(zip(lefts, counts, strict=True)):
        if count:
            axes.text(
                left + count / 2, place, show_number(count), ha="center", va="center", color=LOOKS[band].ink,
                fontproperties=_font(8), bbox=box,
            )  # fmt: skip


def _draw(bars: int, *, legend: bool = False) -> tuple[Figure, Axes]:
    """Return an empty chart, as high as its bars need."""
    height = max(bars, 1) * _BAR_HEIGHT + (18 if legend else 5)
    figure = Figure(figsize=(WIDTH / _MILLIMETRES, height / _MILLIMETRES), dpi=_DPI, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    axes.spines["left"].set_color(GREY)
    axes.xaxis.set_visible(False)
    axes.set_ylim(max(bars, 1) - 0.5, -0.5)
    return figure, axes


def _name_bars(axes: Axes, names: Sequence[str]) -> None:
    axes.set_yticks(range(len(names)), names, fontproperties=_font(9), parse_math=False)
    axes.tick_params(axis="y", length=0)


def _label(axes: Axes, lengths: Sequence[float], labels: Sequence[str], longest: float) -> None:
    """Write what each bar comes to at its end."""
    axes.set_xlim(0, longest * 1.3)
    for place, (length, label) in enumerate(zip(lengths, labels, strict=True)):
        axes.text(length + longest * 0.015, place, label, va="center", fontproperties=_font(9))


def _rate_label(group: MeasuredGroup) -> str:
    measures = group.measures
    if measures.completion_rate is None:
        return "không phát sinh"
    if is_silent(measures):
        return "chưa có báo cáo"
    return f"{measures.done}/{measures.applicable} ({show_rate(measures.completion_rate)})"


def _short(name: str) -> str:
    return f"{name[: _LONGEST_NAME - 1]}…" if len(name) > _LONGEST_NAME else name


def _drawn(band: Band) -> dict[str, Any]:
    """Return how a bar of a band is drawn."""
    look = LOOKS[band]
    if not look.pattern:
        return {"facecolor": look.fill, "edgecolor": INK, "linewidth": 0.5}
    return {"facecolor": look.back, "edgecolor": look.fill, "linewidth": 0.5, "hatch": _HATCHES[look.pattern]}


def _font(size: float) -> font_manager.FontProperties:
    return font_manager.FontProperties(family=_family(), size=size)


@lru_cache(maxsize=1)
def _family() -> str:
    """Return the first font of the list that the machine has, with the letters of Vietnamese."""
    known = set(font_manager.fontManager.get_font_names())
    return next((name for name in _FONTS if name in known and _has_vietnamese(name)), _FONTS[-1])


def _has_vietnamese(name: str) -> bool:
    letters = font_manager.get_font(font_manager.findfont(name)).get_charmap()
    return all(ord(letter) in letters for letter in "ạếữỗđ")


def _to_png(figure: Figure) -> bytes:
    """Return the picture without a word of when and by what it was made."""
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing", UserWarning)  # a name in a script the font lacks
        figure.savefig(buffer, format="png", metadata={"Software": None})
    return buffer.getvalue()
