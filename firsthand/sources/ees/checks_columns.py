"""Checks of columns: which there are, what they are called, whether data and metadata agree."""

from collections import Counter
from collections.abc import Iterator

from firsthand.sources.ees.finding import Finding, listed
from firsthand.sources.ees.geography import MANDATORY_COLUMNS, OBSERVATIONAL_UNITS
from firsthand.sources.ees.meta import Meta, misfits
from firsthand.sources.ees.pair import Pair

# A breakdown written into the names of indicators, as in pupil_count_male.
BREAKDOWNS = frozenset(
    {"male", "female", "boys", "girls", "white", "asian", "black", "mixed", "chinese"}
)
STANDARD_ETHNICITY = frozenset(
    {"ethnicity_major", "ethnicity_minor", "ethnicity_detailed", "minority_ethnic"}
)
GRADES_OF_ETHNICITY = frozenset({"major", "minor", "detailed", "minority"})


def mandatory_columns(pair: Pair) -> Iterator[Finding]:
    """Yield the columns without which no row can be placed in time and space."""
    missing = [name for name in MANDATORY_COLUMNS if name not in pair.data]
    if missing:
        yield Finding(reason="data-columns-missing", given=f"no {', '.join(missing)}")


def metadata_columns(pair: Pair) -> Iterator[Finding]:
    """Yield the columns that the metadata lacks or has beyond DfE's nine."""
    if pair.meta.written:
        yield from misfits(pair.meta.header)


def names_of_columns(pair: Pair) -> Iterator[Finding]:
    """Yield names that are empty, doubled, spaced or styled unlike DfE's."""
    header = pair.data.header
    doubled = [name for name, times in Counter(header).items() if times > 1 and name]
    spaced = [name for name in header if " " in name]
    styled = [name for name in header if name and not (name.islower() and name[0].isalpha())]
    if "" in header:
        given = f"{header.count('')} columns without a name"
        yield Finding(reason="empty-columns", given=given)
    if doubled:
        yield Finding(reason="column-duplicate", given=f"{listed(doubled)} more than once")
    if spaced:
        yield Finding(reason="column-spaces", given=listed(spaced))
    if styled and pair.meta.written:
        yield Finding(reason="column-style", given=listed(styled))


def agreement(pair: Pair) -> Iterator[Finding]:
    """Yield columns that only the metadata or only the data knows."""
    if not pair.meta.written:
        return
    described = {row.col_name for row in pair.meta.rows if row.col_name}
    absent = described - set(pair.data.header)
    known = described | set(pair.meta.groups) | OBSERVATIONAL_UNITS
    undescribed = {name for name in pair.data.header if name and name not in known}
    if absent:
        yield Finding(reason="meta-not-in-data", given=f"no column {listed(absent)}")
    if undescribed:
        yield Finding(reason="data-not-in-meta", given=f"a column {listed(undescribed)}")


def breakdowns_in_names(pair: Pair) -> Iterator[Finding]:
    """Yield indicators that differ in their breakdown only, which should be a filter."""
    if not pair.meta.written:
        return
    names = [row.col_name for row in pair.meta.indicators]
    broken = [name for name in names if BREAKDOWNS & set(name.lower().split("_"))]
    if len(broken) > 1:
        yield Finding(reason="indicators-smushed", given=listed(broken))


def standard_names(pair: Pair) -> Iterator[Finding]:
    """Yield columns on ethnicity under names that are not DfE's."""
    graded = [name for name in _described(pair.meta) if GRADES_OF_ETHNICITY & _words(name)]
    odd = [n for n in graded if "ethnic" in n.lower() and n not in STANDARD_ETHNICITY]
    if odd and pair.meta.written:
        yield Finding(reason="non-standard-name", given=listed(odd))


def _words(name: str) -> set[str]:
    return set(name.lower().split("_"))


def _described(meta: Meta) -> tuple[str, ...]:
    return (*(row.col_name for row in meta.rows), *meta.groups)
