"""Proposing: which field each column of a list is for, from its heading and from its values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

import polars as pl

from firsthand.domain.prevalence.linkage.columns import (
    EXACT,
    LIKE,
    NONE,
    VALUES,
    Column,
    Proposal,
)
from firsthand.domain.prevalence.linkage.dates import date_share
from firsthand.domain.prevalence.linkage.numbers import (
    digits_of,
    postcode_form,
    squeezed,
    valid_nhs_numbers,
    valid_upn,
)
from firsthand.domain.prevalence.linkage.records import CARRIED
from firsthand.domain.prevalence.linkage.vocabulary import Field, Vocabulary, plain_heading

CLOSE = 0.85  # likeness of a misspelt heading to one of the vocabulary
SHORTEST = 5  # letters; shorter headings are not compared by likeness
FEW = 5  # values, below which they say nothing of the heading
SURE, DOUBTFUL = 0.8, 0.5  # share of the values that fit
FITTING = {"day": "dates", "postcode": "whole postcodes", "sex": "codes of a sex"}
FITTING |= {"nhs-number": "NHS numbers with a right check digit"}
FITTING |= {"upn": "UPNs with a right check letter"}


@dataclass(frozen=True, kw_only=True)
class _Seen:
    """A column on its way: its heading, which share of its values fits each kind, how many."""

    heading: str
    plain: str
    shares: Mapping[str, float]
    values: int


def proposed(
    list_name: str,
    headings: Sequence[str],
    samples: Mapping[str, pl.Series],
    vocabulary: Vocabulary,
) -> Proposal:
    """Return for each heading its field; `samples` has some values of each, blanks left out."""
    seen = [_seen(heading, samples.get(heading), vocabulary) for heading in headings]
    found: dict[str, Column] = {}
    for finder in (_exact, _like, _by_values):
        for one in seen:
            if one.heading not in found:
                column = finder(one, seen, vocabulary)
                if column:
                    _take(column, found)
    found = _without_whole_name(found)
    return Proposal(
        list_name=list_name,
        columns=tuple(found.get(one.heading) or _left(one, vocabulary) for one in seen),
    )


def _seen(heading: str, sample: pl.Series | None, vocabulary: Vocabulary) -> _Seen:
    values = sample if sample is not None else pl.Series([], dtype=pl.String)
    return _Seen(
        heading=heading,
        plain=plain_heading(heading),
        shares=_shares(values, vocabulary) if len(values) else {},
        values=len(values),
    )


def _shares(values: pl.Series, vocabulary: Vocabulary) -> dict[str, float]:
    cell, frame = pl.col("cell"), values.alias("cell").to_frame()
    codes = [word for words in vocabulary.by_key["sex"].codes.values() for word in words]
    fits = frame.select(
        postcode_form(squeezed(cell)).mean().alias("postcode"),
        valid_upn(squeezed(cell)).mean().alias("upn"),
        cell.str.to_lowercase().str.replace(r"\.0+$", "").is_in(codes).mean().alias("sex"),
    )
    return {name: share or 0.0 for name, share in fits.row(0, named=True).items()} | {
        "day": date_share(values),
        "nhs-number": float(valid_nhs_numbers(digits_of(values)).sum()) / len(values),
    }


def _exact(one: _Seen, _: Sequence[_Seen], vocabulary: Vocabulary) -> Column | None:
    exact = vocabulary.exact
    bare = vocabulary.bare(one.plain)
    key = exact.get(one.plain)
    if key is None and not _of_another(bare, vocabulary):
        key = exact.get(bare) or exact.get(one.plain.replace(" ", ""))
    if key is None:
        return None
    reason = f"{one.heading!r} means {_title(key, vocabulary)} and nothing else."
    column = Column(heading=one.heading, field=key, certainty=EXACT, reason=reason)
    return _doubted(column, one, vocabulary.by_key[key])


def _like(one: _Seen, _: Sequence[_Seen], vocabulary: Vocabulary) -> Column | None:
    """Return what the heading is like; nothing where its values say that it is not so."""
    column = _likely(one, vocabulary)
    return None if column is None or _contrary(one, column.field, vocabulary) else column


def _likely(one: _Seen, vocabulary: Vocabulary) -> Column | None:
    bare = vocabulary.bare(one.plain)
    other = _of_another(bare, vocabulary)
    for key in (field.key for field in vocabulary.fields if field.key != "record"):
        if other and key not in CARRIED:
            continue
        if _is_like(bare, vocabulary.by_key[key]):
            return _alike(one, key, vocabulary)
    if not other and _is_like(bare, vocabulary.by_key["record"]):
        return _alike(one, "record", vocabulary)
    return None


def _alike(one: _Seen, key: str, vocabulary: Vocabulary) -> Column:
    reason = f"{one.heading!r} probably means {_title(key, vocabulary)}."
    column = Column(heading=one.heading, field=key, certainty=LIKE, reason=reason)
    return _doubted(column, one, vocabulary.by_key[key])


def _is_like(bare: str, field: Field) -> bool:
    if field.is_like(bare):
        return True
    return len(bare) >= SHORTEST and any(
        SequenceMatcher(None, bare, exact).ratio() >= CLOSE
        for exact in field.exact
        if abs(len(exact) - len(bare)) <= 2 and len(exact) >= SHORTEST
    )


def _by_values(one: _Seen, seen: Sequence[_Seen], vocabulary: Vocabulary) -> Column | None:
    if one.values < FEW or vocabulary.other(one.plain):
        return None
    for kind, what in FITTING.items():
        fits = [other for other in seen if other.shares.get(kind, 0) >= SURE]
        if one in fits and len(fits) == 1 and one.values >= FEW:
            key = next(field.key for field in vocabulary.fields if field.kind == kind)
            reason = (
                f"{one.shares[kind]:.0%} of {one.values:,} values are {what}; the heading "
                f"{one.heading!r} does not say so."
            )
            return Column(heading=one.heading, field=key, certainty=VALUES, reason=reason)
    return None


def _of_another(bare: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.other(bare) is not None


def _title(key: str, vocabulary: Vocabulary) -> str:
    return repr(vocabulary.by_key[key].title)


def _doubted(column: Column, one: _Seen, field: Field) -> Column:
    """Return the column, less certain where its values are not what its heading says."""
    if not _differs(one, field):
        return column
    share, what = one.shares[field.kind], FITTING[field.kind]
    told = f"{column.reason} Yet {share:.0%} of {one.values:,} values are {what}."
    return replace(column, certainty=LIKE, reason=told)


def _contrary(one: _Seen, key: str | None, vocabulary: Vocabulary) -> bool:
    return key is not None and _differs(one, vocabulary.by_key[key])


def _differs(one: _Seen, field: Field) -> bool:
    """Tell whether fewer than half of the values are what the field holds."""
    share = one.shares.get(field.kind)
    if field.kind not in FITTING or share is None or one.values < FEW:
        return False
    return share < DOUBTFUL


def _take(column: Column, found: dict[str, Column]) -> None:
    """Add the column; where another one serves its field already, it is left alone."""
    taken = next((one for one in found.values() if one.field == column.field), None)
    if taken is None:
        found[column.heading] = column
        return
    reason = f"{column.reason} But {taken.heading!r} is taken for it; choose one of the two."
    found[column.heading] = replace(column, field=None, certainty=NONE, reason=reason)
    if column.certainty == taken.certainty == EXACT and column.field not in CARRIED:
        told = f"{taken.reason} So does {column.heading!r}; choose one of the two."
        found[taken.heading] = replace(taken, certainty=LIKE, reason=told)


def _without_whole_name(found: Mapping[str, Column]) -> dict[str, Column]:
    """Leave a whole name where its parts are given; 'Name' beside a surname is a given name."""
    by_field = {one.field: heading for heading, one in found.items() if one.field}
    whole, given, last = (by_field.get(key) for key in ("whole_name", "given_name", "surname"))
    if whole is None or not (given or last):
        return dict(found)
    column = found[whole]
    if last and not given and plain_heading(whole) in ("name", "names"):
        reason = f"{whole!r} stands beside {last!r}, and so is probably the given name."
        changed = replace(column, field="given_name", certainty=LIKE, reason=reason)
    else:
        reason = f"The parts of the name have columns of their own ({given or last!r})."
        changed = replace(column, field=None, certainty=NONE, reason=reason)
    return {**found, whole: changed}


def _left(one: _Seen, vocabulary: Vocabulary) -> Column:
    other = vocabulary.other(one.plain)
    likely = _likely(one, vocabulary)
    if likely is not None and _contrary(one, likely.field, vocabulary):
        return replace(likely, field=None, certainty=NONE)
    told = (
        f"{one.heading!r} speaks of {other!r}, not of the child."
        if other
        else f"Neither the heading {one.heading!r} nor its values are known."
    )
    return Column(heading=one.heading, field=None, certainty=NONE, reason=told)
