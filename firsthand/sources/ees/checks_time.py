"""Checks of time: identifiers that DfE knows, and periods written as they need."""

from collections.abc import Iterator

from firsthand.sources.ees.finding import Finding, listed
from firsthand.sources.ees.pair import Pair

MONTHS = "January February March April May June July August September October November December"
WEEKS = frozenset(f"Week {number}" for number in range(1, 54))
# Identifiers of one kind may stand together in one file.
KINDS = {
    "week": WEEKS,
    "month": frozenset(MONTHS.split()),
    "term": frozenset({"Autumn term", "Spring term", "Summer term"}),
    "autumn and spring": frozenset({"Autumn and spring term"}),
    "quarter": frozenset(f"Financial year Q{number}" for number in range(1, 5)),
    "half": frozenset({"Part 1 (April to September)", "Part 2 (October to March)"}),
    "calendar": frozenset({"Calendar year"}),
    "reporting": frozenset({"Reporting year"}),
    "academic": frozenset({"Academic year"}),
    "financial": frozenset({"Financial year"}),
    "tax": frozenset({"Tax year"}),
}
FOUR_DIGITS = KINDS["week"] | KINDS["month"] | {"Calendar year", "Reporting year"}
EARLIEST, LATEST = 1900, 2100  # years that a publication may speak of
KNOWN = frozenset().union(*KINDS.values())


def identifiers(pair: Pair) -> Iterator[Finding]:
    """Yield identifiers that DfE does not know, or of several kinds in one file."""
    found = set(pair.data.column("time_identifier"))
    kinds = {kind for kind, members in KINDS.items() if members & found}
    if found - KNOWN:
        yield Finding(reason="time-identifier-unknown", given=listed(found - KNOWN))
    if len(kinds) > 1:
        yield Finding(reason="time-identifiers-mixed", given=listed(found))


def periods(pair: Pair) -> Iterator[Finding]:
    """Yield periods that are no numbers, of the wrong length, or of years apart."""
    found = set(pair.data.together(("time_period", "time_identifier")))
    worded = [period for period, _ in found if not _is_digits(period)]
    wrong = [period for period, name in found if _is_digits(period) and not _fits(period, name)]
    apart = [period for period, _ in found if _is_digits(period) and not _consecutive(period)]
    if worded:
        yield Finding(reason="time-period-not-a-number", given=listed(worded))
    if wrong:
        yield Finding(reason="time-period-digits", given=listed(wrong))
    if apart:
        yield Finding(reason="time-period-not-consecutive", given=listed(apart))


def _is_digits(period: str) -> bool:
    return period.isascii() and period.isdigit()


def _fits(period: str, identifier: str) -> bool:
    digits = 4 if identifier in FOUR_DIGITS else 6
    return len(period) == digits and EARLIEST <= int(period[:4]) <= LATEST


def _consecutive(period: str) -> bool:
    return len(period) != 6 or (int(period[2:4]) + 1) % 100 == int(period[4:])
