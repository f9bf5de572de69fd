"""
Plausibility: what in a list cannot be, or is seldom so, told from its cells taken together.

Nothing here refuses a row. A birth after the start of a plan may be an unborn child; a child in
two rows may have had two episodes. What is doubtful is shown beside the row, and whoever draws
from the list decides.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from firsthand.domain.planning.drawing.frame import Doubt, Frame, Row

BIRTH, AGE = "Date of Birth", "Age of Child (Years)"
MOST = 0.5  # share of ages that must fit one day before the others are doubted
LEEWAY = timedelta(days=31)  # lists are put together over some weeks


def doubts(
    frame: Frame, *, in_order: Sequence[tuple[str, str]] = (), oldest: int | None = None
) -> tuple[Doubt, ...]:
    """
    Return what is doubtful of the rows of a list.

    `in_order` are pairs of standard names of dates, of which the first may not be the later;
    `oldest` is the greatest age that such a list should hold.
    """
    return (
        *_nobody(frame),
        *_repeated(frame),
        *_two_births(frame),
        *_out_of_order(frame, in_order),
        *_births_missing(frame),
        *_ages(frame),
        *_too_old(frame, oldest),
    )


def _nobody(frame: Frame) -> Iterator[Doubt]:
    """Yield rows that name no child, where no other doubt says so already."""
    for row in frame.rows:
        if row.reference and not row.reference.strip("-?. "):
            yield _of(row, frame.reference_column, "names no child", "Ask whom it is about.")


def _repeated(frame: Frame) -> Iterator[Doubt]:
    """Yield rows of children who stand in several, or rows that stand twice word for word."""
    seen: dict[object, int] = {}
    for row in frame.rows:
        key: object = row.reference.casefold()
        if frame.repeats_allowed:
            key = tuple(row.cells.values())
        if not row.reference:
            continue
        first = seen.setdefault(key, row.number)
        if first != row.number:
            what = "stands word for word in" if frame.repeats_allowed else "is the child of"
            yield _of(
                row,
                frame.reference_column,
                f"{what} row {first} too",
                "Ask which row is right, or draw children rather than rows.",
            )


def _two_births(frame: Frame) -> Iterator[Doubt]:
    """Yield rows whose child has another birth in another row: siblings under one number."""
    births: dict[str, tuple[date, int]] = {}
    for row in frame.rows:
        born = row.read.get(BIRTH)
        if not isinstance(born, date) or not row.reference:
            continue
        first, number = births.setdefault(row.reference.casefold(), (born, row.number))
        if first != born:
            yield _of(
                row,
                frame.reference_column,
                f"is born on {first} in row {number} and on {born} here",
                "Ask whether two children stand under one number.",
            )


def _out_of_order(frame: Frame, in_order: Sequence[tuple[str, str]]) -> Iterator[Doubt]:
    headings = {name: heading for heading, name in frame.standard_names.items()}
    for before, after in in_order:
        if before not in headings or after not in headings:
            continue
        for row in frame.rows:
            first, second = row.read[before], row.read[after]
            if isinstance(first, date) and isinstance(second, date) and first > second:
                yield _of(row, headings[after], *_said(before, first))


def _said(before: str, first: date) -> tuple[str, str]:
    if before == BIRTH:
        return (
            f"lies before the birth on {first}",
            "Right for an unborn child; otherwise ask which date is wrong.",
        )
    return (f"lies before '{before}' ({first})", "Ask which of the two dates is wrong.")


def _births_missing(frame: Frame) -> Iterator[Doubt]:
    heading = _heading(frame, BIRTH)
    for row in frame.rows if heading else ():
        if heading and not row.cells[heading].strip():
            yield _of(
                row,
                heading,
                "is blank, so that neither age nor order of dates can be checked",
                "Ask for it; it may be blank for an unborn child.",
            )


def _too_old(frame: Frame, oldest: int | None) -> Iterator[Doubt]:
    heading = _heading(frame, AGE)
    for row in frame.rows if heading and oldest is not None else ():
        age = row.read[AGE]
        if heading and oldest is not None and isinstance(age, int) and age > oldest:
            yield _of(
                row,
                heading,
                f"is above {oldest}, the oldest that such a list should hold",
                "Ask why the person stands in this list.",
            )


def _heading(frame: Frame, name: str) -> str | None:
    return next((h for h, standard in frame.standard_names.items() if standard == name), None)


def _ages(frame: Frame) -> Iterator[Doubt]:
    """Yield ages that do not fit the birth, on the day on which most ages of the list do."""
    windows = {row.number: window for row in frame.rows if (window := _window(row)) is not None}
    day, fitting = _best_day([*windows.values()])
    if day is None:
        return
    heading = _heading(frame, AGE) or AGE
    if fitting < MOST * len(windows):
        yield Doubt(
            row=frame.rows[0].number,
            column=heading,
            given="",
            reason=f"fits the births on no one day; on {day}, {fitting} of {len(windows)} do",
            remedy="Ask on which day the ages were counted; perhaps each on another.",
        )
        return
    for row in frame.rows:
        if row.number in windows and not _near(day, windows[row.number]):
            yield _of(
                row,
                heading,
                f"does not fit the birth on {row.read[BIRTH]}; most ages of the list are those "
                f"of {day}",
                "Ask whether the age or the date of birth is wrong.",
            )


def _window(row: Row) -> tuple[date, date] | None:
    """Return the first and the last day on which a child of that birth has that age."""
    born, age = row.read.get(BIRTH), row.read.get(AGE)
    if not isinstance(born, date) or not isinstance(age, int) or not 0 <= age <= 120:
        return None
    return _birthday(born, age), _birthday(born, age + 1) - timedelta(days=1)


def _birthday(born: date, age: int) -> date:
    try:
        return born.replace(year=born.year + age)
    except ValueError:  # 29 February
        return date(born.year + age, 3, 1)


def _best_day(windows: list[tuple[date, date]]) -> tuple[date | None, int]:
    """Return the first day that lies in the most windows, and in how many it lies."""
    changes: Counter[date] = Counter()
    for first, last in windows:
        changes[first] += 1
        changes[last + timedelta(days=1)] -= 1
    best, most, now = None, 0, 0
    for day in sorted(changes):
        now += changes[day]
        if now > most:
            best, most = day, now
    return best, most


def _near(day: date, window: tuple[date, date]) -> bool:
    return window[0] - LEEWAY <= day <= window[1] + LEEWAY


def _of(row: Row, heading: str, reason: str, remedy: str) -> Doubt:
    return Doubt(
        row=row.number, column=heading, given=row.cells[heading], reason=reason, remedy=remedy
    )
