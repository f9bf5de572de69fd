"""
Dates: the days of a column in whatever style they were written, the style settled by them.

'04/05/2012' may have the day or the month first. The other dates of the column decide: one with
a number above 12 shows which comes first. Where they show both, those that could be either are
not read; an order that fewer than one in a hundred (our own number) of such dates show is taken
for a slip. Where none shows it, the day is taken to be first, as is usual in Britain, and that
is told. A style that a person gives is kept to. Years of two digits are the latest that are not
after `as_of`; numbers of five digits are days as spreadsheet programs count them.
"""

from datetime import date

import polars as pl

from firsthand.domain.prevalence.linkage.cleaned import Cleaned, by_distinct, cleaned

DAY_FIRST, MONTH_FIRST = "day first", "month first"
STYLES = (DAY_FIRST, MONTH_FIRST)
NO_DATE = "no date that can be read"
NO_DAY = "a day that is in no calendar, or is before 1900 or after 2100"
EITHER = "a date that could have the day or the month first, where the column shows both"
CONTRARY = "a date with day and month the other way round than the rest of the column"
CENTURY = "a year of two digits, read as the latest that has been"
SERIAL = "a spreadsheet's number, read as the day that it counts"
HOURS = "an hour of the day beside the date; the date was taken as written"
EARLIEST, LATEST = 1900, 2100
SLIPS = 0.01  # share of dates that show an order, below which they are slips
FEW = 20  # dates; with fewer, nothing is said of a spreadsheet's settings
EXCEL_BEGINS = date(1899, 12, 30)  # day 0, so that day 61 is 1 March 1900
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
TIME = r"[t ]+(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]m)?)(?: ?z|[+-]\d\d:?\d\d)?$"
MIDNIGHT = r"^(0?0:00|12:00(:00)? ?am)"
ISO = r"^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$"
COMPACT = r"^((?:19|20)\d{2})(\d{2})(\d{2})$"
NUMERIC = r"^(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|\d{2})$"
WORDED = (
    r"^(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[-/. ]*(?:of )?"
    + MONTH
    + r"[.,]*[-/. ]*(\d{4}|\d{2})$"
)
WORD_FIRST = (
    r"^(?:[a-z]{3,9},? )?" + MONTH + r"\.?[-/ ]*(\d{1,2})(?:st|nd|rd|th)?[,]?[-/ ]+(\d{4})$"
)
NUMBER = r"^(\d{5})(?:\.\d+)?$"
BRITISH = (
    "Every date could have the day or the month first; the day was taken to be first, as is "
    "usual in Britain. Say 'month first' in the mapping if it is not so."
)
AMERICAN = "The month stands first in this column, as its dates above 12 show."
SWAPPED = (
    "Of the dates that a spreadsheet program took for dates, none has a day above 12; of those "
    "that it left as text, all have. It may have swapped day and month of the former when it "
    "opened the file: ask for the list as it was first saved."
)


def days(cells: pl.Series, *, as_of: date, style: str | None = None) -> Cleaned:
    """Return the days of cells (text, null where blank) as '2010-12-31'; each fault is told."""
    seen = cells.drop_nulls().alias("cell").to_frame().group_by("cell").len("times")
    parts = _parts(seen)
    first, notes = _order(parts, style)
    worked = _worked(parts, first, as_of)
    found = by_distinct(cells, worked)
    faults = {name: found[name] for name in FAULTS}
    return cleaned(cells, found["iso"].alias(cells.name), faults, *notes)


FAULTS = (NO_DATE, NO_DAY, EITHER, CONTRARY, CENTURY, SERIAL, HOURS)


def date_share(cells: pl.Series) -> float:
    """Return the share of cells that are written as a date of any style (numbers are none)."""
    parts = _parts(cells.alias("cell").to_frame().with_columns(pl.lit(1).alias("times")))
    kinds = parts["kind"]
    return float((kinds.is_not_null() & (kinds != "number")).sum()) / max(len(cells), 1)


def _parts(seen: pl.DataFrame) -> pl.DataFrame:
    """Return for each distinct cell its kind and the numbers in it (a, b and year)."""
    plain = pl.col("cell").str.to_lowercase()
    bare = plain.str.replace(TIME, "").str.strip_chars()
    hour = plain.str.extract(TIME, 1)
    with_text = seen.with_columns(
        bare.alias("bare"), (~hour.str.contains(MIDNIGHT)).fill_null(False).alias(HOURS)
    )
    kinds = {"iso": ISO, "compact": COMPACT, "numeric": NUMERIC, "worded": WORDED}
    kinds |= {"word-first": WORD_FIRST, "number": NUMBER}
    kind = pl.coalesce(
        pl.when(pl.col("bare").str.contains(form)).then(pl.lit(name))
        for name, form in kinds.items()
    )
    return with_text.with_columns(kind.alias("kind")).with_columns(
        _taken({"numeric": (NUMERIC, 1), "worded": (WORDED, 1), "word-first": (WORD_FIRST, 2)})
        .fill_null(_taken({"iso": (ISO, 3), "compact": (COMPACT, 3), "number": (NUMBER, 1)}))
        .cast(pl.Int32)
        .alias("a"),
        _taken({"numeric": (NUMERIC, 2), "iso": (ISO, 2), "compact": (COMPACT, 2)})
        .cast(pl.Int32)
        .fill_null(_month())
        .alias("b"),
        _taken({name: (kinds[name], 3) for name in ("numeric", "worded", "word-first")})
        .fill_null(_taken({"iso": (ISO, 1), "compact": (COMPACT, 1)}))
        .alias("year"),
    )


def _taken(groups: dict[str, tuple[str, int]]) -> pl.Expr:
    return pl.coalesce(
        pl.when(pl.col("kind") == kind).then(pl.col("bare").str.extract(form, group))
        for kind, (form, group) in groups.items()
    )


def _month() -> pl.Expr:
    word = _taken({"worded": (WORDED, 2), "word-first": (WORD_FIRST, 1)}).str.slice(0, 3)
    numbers = {name: number for number, name in enumerate(MONTHS, start=1)}
    return word.replace_strict(numbers, default=None, return_dtype=pl.Int32)


def _order(parts: pl.DataFrame, style: str | None) -> tuple[str | None, tuple[str, ...]]:
    """Return which comes first (None where the column shows both), and what to tell of it."""
    numeric = parts.filter(pl.col("kind") == "numeric")
    a, b = pl.col("a"), pl.col("b")
    day = _times(numeric.filter((a > 12) & (b <= 12)))
    month = _times(numeric.filter((b > 12) & (a <= 12)))
    either = _times(numeric.filter((a <= 12) & (b <= 12) & (a != b)))
    notes = (SWAPPED,) if _perhaps_swapped(parts, day, month + either) else ()
    if style:
        return style, notes
    if not day and not month:
        return DAY_FIRST, (BRITISH,) if either else notes
    if min(day, month) >= SLIPS * (day + month):
        return None, notes
    return (DAY_FIRST, notes) if day > month else (MONTH_FIRST, (AMERICAN,))


def _perhaps_swapped(parts: pl.DataFrame, day: int, others: int) -> bool:
    opened = parts.filter(pl.col("kind") == "iso")
    all_low = bool((opened["a"] <= 12).all()) and _times(opened) >= FEW
    return all_low and day >= FEW and not others


def _times(parts: pl.DataFrame) -> int:
    return int(parts["times"].sum())


def _worked(parts: pl.DataFrame, first: str | None, as_of: date) -> pl.DataFrame:
    """Return for each distinct cell its day, and which faults it has."""
    a, b = pl.col("a"), pl.col("b")
    numeric, kind = pl.col("kind") == "numeric", pl.col("kind")
    either = numeric & (a <= 12) & (b <= 12) & (a != b)
    wrong_way = (a <= 12) & (b > 12) if first != MONTH_FIRST else (a > 12) & (b <= 12)
    contrary = numeric & wrong_way if first else pl.lit(False)
    unsettled = either if first is None else pl.lit(False)
    turned = numeric & ((b > 12) if first is None else pl.lit(first == MONTH_FIRST))
    marked = parts.with_columns(
        pl.when(turned).then(b).otherwise(a).alias("day"),
        pl.when(turned).then(a).otherwise(b).alias("month"),
        contrary.fill_null(False).alias(CONTRARY),
        unsettled.fill_null(False).alias(EITHER),
        (pl.col("year").str.len_chars() == 2).fill_null(False).alias(CENTURY),
        (kind == "number").fill_null(False).alias(SERIAL),
        kind.is_null().alias(NO_DATE),
    )
    read = _iso(marked.with_columns(_whole_year(as_of).alias("year")))
    refused = pl.col(CONTRARY) | pl.col(EITHER)
    no_day = pl.col("iso").is_null() & ~pl.col(NO_DATE) & ~refused
    said = read.with_columns(no_day.alias(NO_DAY))
    kept = pl.when(~refused).then(pl.col("iso")).alias("iso")
    told = (pl.col(name) & kept.is_not_null() for name in (CENTURY, SERIAL, HOURS))
    columns = ("cell", NO_DATE, NO_DAY, EITHER, CONTRARY)
    return said.select(*columns, kept, *told)


def _whole_year(as_of: date) -> pl.Expr:
    year = pl.col("year").cast(pl.Int32)
    latest = 2000 + year
    century = pl.when(latest <= as_of.year).then(latest).otherwise(1900 + year)
    return pl.when(pl.col(CENTURY)).then(century).otherwise(year)


def _iso(marked: pl.DataFrame) -> pl.DataFrame:
    digits = [
        pl.col(name).cast(pl.String).str.pad_start(width, "0")
        for name, width in (("year", 4), ("month", 2), ("day", 2))
    ]
    written = pl.concat_str(digits, separator="-").str.to_date("%Y-%m-%d", strict=False)
    ends = (date(EARLIEST, 1, 1), date(LATEST, 12, 31))
    counted = pl.lit(EXCEL_BEGINS) + pl.duration(days=pl.col("a"))
    day = pl.when(pl.col(SERIAL)).then(counted).otherwise(written)
    return marked.with_columns(
        pl.when(day.is_between(*ends)).then(day).dt.to_string("%Y-%m-%d").alias("iso")
    )
