"""Inspector rows: what one row says of days, leave, region and engagements."""

import re
from collections.abc import Mapping
from datetime import date

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.words import counted
from firsthand.domain.planning.drawing.frame import Doubt
from firsthand.domain.planning.programme.inspector import Engagement, EngagementKind
from firsthand.domain.reference.unknown import nearest
from firsthand.refdata import read
from firsthand.sources import inspector_cells as cells

MOST_DAYS = 23.0  # no month has more working days
LONGEST_LEAVE = 3700  # days; a longer one is a slip of the pen


class Tally:
    """What was found wrong or doubtful so far in a list of inspectors."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.objections: list[Objection] = []
        self.doubts: list[Doubt] = []

    def object_to(self, row: int, column: str, reason: str, remedy: str) -> None:
        """Note what must be changed before the list can be used."""
        self.objections.append(
            Objection(
                rule=f"inspectors-{column}",
                reason=f"Row {row}, {column}: {reason}.",
                remedy=remedy,
            )
        )

    def doubt(self, row: int, column: str, given: str, reason: str, remedy: str) -> None:
        """Note what was kept and is not certain."""
        self.doubts.append(
            Doubt(row=row, column=column, given=given, reason=reason, remedy=remedy)
        )


def region_in(row: int, cell: str, tally: Tally) -> str:
    """Return the region of England where the inspector lives; empty when none is given."""
    if not cell:
        tally.doubt(
            row,
            "region",
            "",
            "no region is given; every visit counts as travel",
            "Give one of the nine regions of England.",
        )
        return ""
    if found := cells.region(cell):
        return found
    near = nearest(cell, cells.REGIONS)
    tally.object_to(
        row,
        "region",
        f"{cell!r} is no region of England",
        f"Write {' or '.join(near)}." if near else f"Use one of: {', '.join(cells.REGIONS)}.",
    )
    return ""


def days_in(
    row: int,
    column: str | None,
    said: Mapping[str, str],
    *,
    tally: Tally,
    divisor: Mapping[str, float],
) -> float:
    """Return the working days a month that can go into visits."""
    given = said[column] if column else ""
    value = cells.number(given)
    remedy = "Give the working days a month that can go into visits, or remove the row."
    if value is None or column is None:
        reason = f"{given!r} is no number of days" if given else "the inspector has no days"
        tally.object_to(row, "days", reason, remedy)
        return 0.0
    days = value / divisor[column]
    if not days > 0:
        tally.object_to(row, "days", f"the inspector has {given} days", remedy)
    elif days > MOST_DAYS:
        tally.object_to(
            row, "days", f"{days:.1f} working days a month; no month has more than 23", remedy
        )
    return days


def away_in(row: int, cell: str, tally: Tally) -> frozenset[date]:
    """Return the months in which the inspector is away for at least half of the weekdays."""
    away: set[date] = set()
    for part in cells.entries(cell.replace(",", ";")):
        if month := cells.month_of_workbook(part):
            tally.doubt(
                row,
                "away",
                part,
                "a workbook keeps a month as its first day, so the whole month was taken",
                "Write 2027-03-01..2027-03-01 as text, if a single day is meant.",
            )
        days = cells.span(month or part)
        if days is None or days.from_on is None or days.to_on is None:
            tally.object_to(
                row,
                "away",
                f"{part!r} is no month and no stretch of days",
                "Write months as 2027-03 or 2027-03..2027-05, days as 2027-03-01..2027-03-19.",
            )
            continue
        if (days.to_on - days.from_on).days > LONGEST_LEAVE:
            tally.object_to(
                row, "away", f"{part!r} is longer than ten years", "Check the years."
            )
            continue
        most, little = cells.months_of(days)
        away |= most
        if little:
            tally.doubt(
                row,
                "away",
                part,
                f"less than half of {counted(len(little), 'month')}: too short to be counted, "
                "so a visit may be planned in it",
                "Name the whole month, if no visit must fall in it.",
            )
    return frozenset(away)


def engagements_in(row: int, column: str, cell: str, tally: Tally) -> tuple[Engagement, ...]:
    """Return the engagements that a cell lists, with the successors of each authority."""
    found: list[Engagement] = []
    for entry in cells.entries(cell):
        found += _engagements(row, column, entry, tally)
    return tuple(found)


def _engagements(row: int, column: str, entry: str, tally: Tally) -> list[Engagement]:
    name, *rest = cells.engagement_parts(entry)
    codes = cells.authorities_meant(name, read.authorities(), read.successions())
    if not codes:
        near = nearest(name, {one.name for one in read.authorities()})
        tally.object_to(
            row,
            column,
            f"{name!r} is no children's services authority",
            f"Write {' or '.join(near)}, or the three-digit code."
            if near
            else "Write its name or code, such as 372:advised:2024-01..2025-06.",
        )
        return []
    kind = _kind(row, column, rest, tally)
    dates = [part for part in rest if re.search(r"\d", part)]
    days = cells.span(dates[-1]) if dates else None
    if dates and days is None:
        tally.object_to(
            row,
            column,
            f"{dates[-1]!r} in {entry!r} is no time",
            "Write 2023, 2024-01..2025-06, or 2024-01.. while it lasts.",
        )
        return []
    if days is None or days.to_on is None:
        tally.doubt(
            row,
            column,
            entry,
            "no end is given; taken as lasting, so it never cools off",
            "Give the time, such as 2024-01..2025-06, if it has ended.",
        )
    return [
        Engagement(
            la_code=code,
            kind=kind,
            from_on=days.from_on if days else None,
            to_on=days.to_on if days else None,
        )
        for code in codes
    ]


def _kind(row: int, column: str, rest: list[str], tally: Tally) -> EngagementKind:
    own = {"advised", "inspected", "led", "employed"}
    if column in own:
        return EngagementKind(column)
    for word in rest:
        if found := cells.kind(word):
            return found
    tally.doubt(
        row,
        column,
        ":".join(rest),
        "the kind of engagement is not said or not known; taken as employed, the strictest",
        "Write led, inspected, advised or employed after the authority.",
    )
    return EngagementKind.EMPLOYED
