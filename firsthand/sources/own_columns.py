"""Own columns: which headings of somebody's own table hold what, by their many names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "what": ("series", "indicator", "measure", "metric", "kpi", "indicator name", "case"),
    "who": (
        *("unit", "name", "authority", "local authority", "la", "la name", "council", "area"),
        *(
            "organisation",
            "organization",
            "site",
            "provider",
            "group",
            "team",
            "authority name",
        ),
        *("area name", "trust", "hospital", "school", "region"),
    ),
    "code": ("la code", "code", "unit code", "area code", "id", "org code"),
    "period": (
        *(
            "date",
            "period",
            "quarter",
            "week",
            "day",
            "time",
            "i",
            "t",
            "ends on",
            "period end",
        ),
        *(
            "period ending",
            "month ending",
            "week ending",
            "time period",
            "financial year",
            "fy",
        ),
        *("reporting period", "index", "point", "period ends on", "month year"),
    ),
    "year": ("year", "yr", "calendar year"),
    "month": ("month", "mth"),
    "value": (
        *("value", "rate", "percentage", "percent", "share", "proportion", "score", "figure"),
        *("result", "indicator value", "performance"),
    ),
    "perhaps": ("mean", "average", "median", "days"),  # values, where nothing else is one
    "numerator": (
        *("numerator", "num", "events", "observed", "obs", "cases", "successes", "y sum"),
        *("numerator count", "affected"),
    ),
    # What these hold depends on whether a denominator stands beside them.
    "counted": ("count", "y", "number", "total count"),
    "denominator": (
        *("denominator", "denom", "den", "population", "n", "total", "expected", "exposure"),
        *("base", "denominator count", "out of", "cohort"),
    ),
    "target": ("target", "goal", "standard", "ambition"),
    "better": ("better", "direction", "improvement", "improvement direction", "polarity"),
}
LOOKED_THROUGH = 30  # rows above which a table may begin, below its titles and notes


@dataclass(frozen=True, kw_only=True)
class OwnColumns:
    """Where the table begins, which column holds what, and the headings that say nothing."""

    header_row: int  # counted from nought
    places: Mapping[str, int]
    headings: tuple[str, ...]
    unknown: tuple[str, ...]

    def told(self) -> str:
        """Return a sentence on how the columns were understood."""
        read = ", ".join(
            f"{self.headings[place]!r} as {MEANING[name]}"
            for name, place in self.places.items()
        )
        passed = ", ".join(repr(heading) for heading in self.unknown)
        return f"Columns: {read}." + (f" Passed over: {passed}." if passed else "")


MEANING = {
    "what": "what is measured",
    "who": "whose figure it is",
    "code": "a code",
    "period": "the period",
    "year": "the year",
    "month": "the month",
    "value": "the value",
    "numerator": "the numerator",
    "counted": "the count",
    "denominator": "the denominator",
    "target": "the target",
    "better": "which way is better",
}


def own_columns(rows: Sequence[Sequence[str | None]]) -> OwnColumns | None:
    """Return the columns of the first row that names a figure, or None when none does."""
    made = [_of(number, cells) for number, cells in enumerate(rows[:LOOKED_THROUGH])]
    found = [one for one in made if any(name in one.places for name in ("value", "numerator"))]
    # A title of one word can read like a heading, so a row with several headings goes first.
    wide = (one for one in found if sum(bool(heading) for heading in one.headings) > 1)
    return next(wide, found[0] if found else None)


def _of(number: int, cells: Sequence[str | None]) -> OwnColumns:
    headings = tuple((cell or "").strip() for cell in cells)
    places: dict[str, int] = {}
    for place, heading in enumerate(headings):
        if (column := standard(heading)) and column not in places:
            places[column] = place
    taken = set(places.values())
    unknown = tuple(h for at, h in enumerate(headings) if h and at not in taken)
    return OwnColumns(
        header_row=number, places=_settled(places), headings=headings, unknown=unknown
    )


def standard(heading: str) -> str | None:
    """Return the name under which we know a heading, or None."""
    words = re.sub(r"%", " percent ", heading.lower())
    plain = " ".join(re.sub(r"[^a-z0-9]+", " ", words).split())
    return next((name for name, known in HEADINGS.items() if plain in known), None)


def counts_things(heading: str) -> bool:
    """Tell whether a heading calls its figures a number of things, which is never below 0."""
    return heading.strip().lower() in COUNTING


COUNTING = frozenset({"count", "number", "total count", "events", "cases", "numerator"})


def _settled(places: Mapping[str, int]) -> dict[str, int]:
    """Return `places` with a count read as numerator or value, and lone years as periods."""
    found = dict(places)
    perhaps = found.pop("perhaps", None)
    if perhaps is not None and not found.keys() & {"value", "numerator", "counted"}:
        found["value"] = perhaps
    if "counted" in found:
        as_numerator = "denominator" in found and "numerator" not in found
        column = "numerator" if as_numerator else "value"
        place = found.pop("counted")
        found.setdefault(column, place)
    if "period" in found:
        found.pop("year", None)
        found.pop("month", None)
    elif not {"year", "month"} <= found.keys():
        for alone in ("year", "month"):
            if alone in found:
                found["period"] = found.pop(alone)
    return found
