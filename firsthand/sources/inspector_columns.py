"""Inspector columns: which headings of a list of inspectors hold what, by their many names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "code": ("code", "id", "inspector", "inspector code", "inspector id", "staff number"),
    "name": ("name", "full name", "inspector name"),
    "skills": ("skills", "skill", "specialisms", "specialism", "expertise"),
    "region": ("region", "base", "home region", "based in", "area"),
    "days": ("days", "working days", "available days", "availability", "capacity"),
    "days_a_month": ("days a month", "days per month", "days month", "monthly days"),
    "days_a_year": ("days a year", "days per year", "days year", "yearly days", "annual days"),
    "away": ("away", "leave", "absent", "absence", "unavailable"),
    "engagements": (
        *("engagements", "past engagements", "authorities", "conflicts"),
        *("conflicts of interest", "history", "past authorities"),
    ),
    "advised": ("advised", "advises", "adviser to", "improved", "supported"),
    "inspected": ("inspected", "team member at"),
    "led": ("led", "has led"),
    "employed": ("employed", "employed by", "worked for", "employer", "past employers"),
    "lead": ("lead", "can lead", "may lead", "lead inspector", "leads"),
}
ENGAGED = ("engagements", "advised", "inspected", "led", "employed")
DAYS = ("days_a_month", "days_a_year", "days")
LOOKED_THROUGH = 30  # rows above which a table may begin, below its titles and notes


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Where the table begins, which column holds what, and the headings that say nothing."""

    header_row: int  # counted from nought
    places: Mapping[str, int]
    headings: tuple[str, ...]
    unknown: tuple[str, ...]


def columns(rows: Sequence[Sequence[str | None]]) -> Columns | None:
    """Return the columns of the first row that names inspectors and their days, or None."""
    for number, cells in enumerate(rows[:LOOKED_THROUGH]):
        headings = tuple((cell or "").strip() for cell in cells)
        places: dict[str, int] = {}
        for place, heading in enumerate(headings):
            if (column := standard(heading)) and column not in places:
                places[column] = place
        if ("code" in places or "name" in places) and any(day in places for day in DAYS):
            unknown = tuple(h for h in headings if h and standard(h) is None)
            return Columns(header_row=number, places=places, headings=headings, unknown=unknown)
    return None


def standard(heading: str) -> str | None:
    """Return the name under which we know a heading, or None."""
    plain = " ".join(re.sub(r"[^a-z0-9]+", " ", heading.lower()).split())
    return next((name for name, known in HEADINGS.items() if plain in known), None)
