"""Methods as drawn: each estimate with its interval as a bar, all on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.domain.prevalence.answer import BOUNDS, HiddenAnswer
from firsthand.domain.prevalence.method_names import NAMES
from firsthand.domain.prevalence.telling import told
from firsthand.stats.hidden.estimate import Estimate
from firsthand.web import axes

WIDE, NARROW = 700, 340
ROWS = {WIDE: 34, NARROW: 48}  # height of one method
NAMES_END = {WIDE: 220, NARROW: 8}  # where the scale begins
RIGHT, TOP, FLOOR = 16, 26, 30
MARKS = {WIDE: 6, NARROW: 3}


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One method; None where it has no number or no interval."""

    name: str
    says: str
    y: float
    dot: float | None
    start: float | None
    end: float | None
    bound: bool


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """All methods in one size; `observed` is where the number observed stands."""

    key: str
    width: int
    height: int
    left: int
    right: int
    floor: float
    bars: tuple[Bar, ...]
    observed: float
    across: tuple[axes.Tick, ...]

    @property
    def wide(self) -> bool:
        """Whether it is for a wide screen, where names stand beside the bars."""
        return self.width == WIDE


def drawings(answer: HiddenAnswer) -> tuple[Drawing, Drawing]:
    """Return the methods of an answer for wide and for narrow screens."""
    return _drawing(answer, WIDE), _drawing(answer, NARROW)


def _drawing(answer: HiddenAnswer, width: int) -> Drawing:
    given = tuple(answer.estimates)
    height = TOP + len(given) * ROWS[width] + FLOOR
    left, right = NAMES_END[width], width - RIGHT
    reach = [v for one in given for v in (one.estimate, one.lower, one.upper)]
    scale = axes.axis(
        [0.0, float(answer.table.observed), *reach],
        start=left,
        end=right,
        wanted=MARKS[width],
        floor=0.0,
    )
    return Drawing(
        key=f"methods-{width}",
        width=width,
        height=height,
        left=left,
        right=right,
        floor=height - FLOOR,
        bars=_bars(given, scale, width),
        observed=scale.at(answer.table.observed),
        across=tuple(axes.Tick(at=scale.at(v), says=f"{v:,.10g}") for v in scale.marks),
    )


def _bars(given: Sequence[Estimate], scale: axes.Axis, width: int) -> tuple[Bar, ...]:
    inset = ROWS[width] * (0.5 if width == WIDE else 0.72)
    return tuple(
        Bar(
            name=NAMES[one.method],
            says="no number" if one.estimate is None else told(one.estimate),
            y=TOP + row * ROWS[width] + inset,
            dot=None if one.estimate is None else scale.at(one.estimate),
            start=None if one.lower is None or one.upper is None else scale.at(one.lower),
            end=None if one.lower is None or one.upper is None else scale.at(one.upper),
            bound=one.method in BOUNDS,
        )
        for row, one in enumerate(given)
    )
