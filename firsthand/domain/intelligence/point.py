"""Points: one period of an indicator, with the interval of its small counts."""

from dataclasses import dataclass
from datetime import date

from firsthand.domain.common.place import Place
from firsthand.domain.intelligence.figure import SYMBOLS, Figure
from firsthand.domain.reference.indicator import Indicator
from firsthand.stats.intervals import Interval, rate, wilson

PER = 10_000
NO_REASON = "The publication gives neither a value nor a reason."
NOBODY = "The figure would be of nobody: the publication counts 0 to begin with."
NO_POPULATION = "The population that the rate is counted over is not known."
NO_COUNTS = "The counts behind the figure are not published."
NOT_COUNTED = "No interval is computed for a figure of this kind."


@dataclass(frozen=True, kw_only=True)
class Point:
    """One period: a value with its interval, or the reason why there is none."""

    area_code: str
    period: str
    period_ends_on: date
    value: float | None
    absent_because: str | None
    symbol: str | None
    interval: Interval | None
    no_interval_because: str | None
    numerator: float | None
    denominator: float | None
    known_on: date
    source_id: str
    place: Place


def point_of(figure: Figure, indicator: Indicator, *, source_id: str) -> Point:
    """Return `figure` as a point: the value, its interval, or why either is missing."""
    value = value_of(figure, indicator)
    interval, why_not = _interval(figure, indicator) if value is not None else (None, None)
    return Point(
        area_code=figure.area_code,
        period=figure.period,
        period_ends_on=figure.period_ends_on,
        value=value,
        absent_because=None if value is not None else absent_because(figure, indicator),
        symbol=figure.symbol,
        interval=interval,
        no_interval_because=why_not,
        numerator=figure.numerator,
        denominator=figure.denominator,
        known_on=figure.known_on,
        source_id=source_id,
        place=figure.place,
    )


def value_of(figure: Figure, indicator: Indicator) -> float | None:
    """Return the value published, or the rate of the counts where only those are."""
    if figure.value is None and figure.symbol is None and indicator.unit == "rate-per-10000":
        return _rate(figure)
    return figure.value


def _rate(figure: Figure) -> float | None:
    if figure.numerator is None or not figure.denominator:
        return None
    return figure.numerator / figure.denominator * PER


def _interval(figure: Figure, indicator: Indicator) -> tuple[Interval | None, str | None]:
    if indicator.interval == "none":
        return None, indicator.note or NOT_COUNTED
    count, whole = figure.numerator, figure.denominator
    if count is None or not whole or count < 0:
        return None, NO_COUNTS
    if indicator.interval == "byar":
        return rate(count=count, population=whole).times(PER), None
    if count > whole:
        return None, f"The publication gives {count:g} of {whole:g}, which is no share."
    return wilson(successes=count, trials=whole), None


def absent_because(figure: Figure, indicator: Indicator) -> str:
    """Return in words why there is no value."""
    if figure.symbol is not None:
        meaning = SYMBOLS.get(figure.symbol)
        return f"{meaning.capitalize()}." if meaning else f"The symbol '{figure.symbol}'."
    if figure.denominator == 0:
        return NOBODY
    if indicator.denominator_indicator and figure.numerator is not None:
        return NO_POPULATION
    return NO_REASON
