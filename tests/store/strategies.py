"""Readings of every shape that a reader may return."""

from datetime import date

from hypothesis import strategies as st

from firsthand.domain.common.place import Place
from firsthand.domain.intelligence.figure import Figure
from firsthand.domain.intelligence.reading import Reading
from firsthand.domain.intelligence.sighting import (
    FIELDS,
    Mention,
    PrintedGrade,
    Sighting,
    Statement,
)
from firsthand.domain.intelligence.source import (
    BASES,
    LICENCES,
    SOURCE_KINDS,
    Problem,
    Source,
)

words = st.text("abcXYZ ,;|\"'-é£&", min_size=1, max_size=12).map(lambda s: f"w{s}w")
keys = st.sampled_from(["overall", "leadership", "care-leavers", "neglect", "sif"])
days = st.dates(date(2009, 1, 1), date(2026, 1, 1))
counts = st.integers(0, 999)
places = st.builds(Place, page=st.none() | st.integers(1, 99), row=st.none() | words)
numbers = st.none() | st.integers(-5, 10**6) | st.floats(allow_nan=False, allow_infinity=False)
statements = st.builds(
    Statement, field=st.sampled_from(FIELDS), value=words, place=places
) | st.builds(
    Statement,
    field=st.sampled_from(FIELDS),
    value=st.none(),
    absent_because=words,
    place=places,
)
grades = st.builds(PrintedGrade, area=keys, label=words, place=places)


@st.composite
def mentions(draw):
    strict = draw(counts)
    six = {
        f"{what}_{reading}": draw(counts)
        for what in ("criticised", "examined", "to_improve")
        for reading in ("strict", "wide")
    }
    return Mention(
        harm=draw(keys),
        area=draw(keys),
        heading=draw(words),
        strict=strict,
        wide=strict + draw(counts),
        pages=tuple(draw(st.lists(st.integers(1, 99), max_size=4))),
        **six,
    )


sightings = st.builds(
    Sighting,
    la_code=st.sampled_from(["372", "373", "938"]),
    authority_name=words,
    family=keys,
    kind=st.sampled_from(["inspection", "focused-visit", "short-inspection"]),
    published_on=days,
    started_on=st.none() | days,
    ended_on=st.none() | days,
    statements=st.lists(statements, max_size=4).map(tuple),
    grades=st.lists(grades, max_size=3).map(tuple),
    mentions=st.lists(mentions(), max_size=3).map(tuple),
    place=places,
    address=st.none() | words,
)
figures = st.builds(
    Figure,
    area_code=st.sampled_from(["372", "E92000001"]),
    indicator=keys,
    period=st.sampled_from(["2019", "2020"]),
    period_ends_on=days,
    value=numbers,
    numerator=numbers,
    denominator=numbers,
    symbol=st.sampled_from(["c", "x", "z", ":"]),
    known_on=days,
    place=places,
)
problems = st.builds(
    Problem,
    file_name=words,
    reason=keys,
    given=words,
    needed=words,
    remedy=words,
    row=st.none() | words,
)
digits = st.sampled_from("0123456789abcdef")


@st.composite
def sources(draw):
    digit = draw(digits)
    return Source(
        source_id=digit * 16,
        publisher=draw(words),
        title=draw(words),
        kind=draw(st.sampled_from(SOURCE_KINDS)),
        file_name=draw(words),
        sha256=digit * 64,
        address=draw(st.none() | words),
        licence=draw(st.sampled_from(LICENCES)),
        known_on=draw(days),
        known_on_basis=draw(st.sampled_from(BASES)),
        quirks=tuple(draw(st.lists(keys, max_size=3))),
    )


accepted = st.builds(
    Reading,
    source=sources(),
    sightings=st.lists(sightings, max_size=3).map(tuple),
    figures=st.lists(figures, max_size=4).map(tuple),
    problems=st.lists(problems, max_size=3).map(tuple),
)
refused = st.builds(
    Reading, source=st.none(), problems=st.lists(problems, min_size=1, max_size=1).map(tuple)
)
readings = st.lists(accepted, max_size=4, unique_by=lambda reading: reading.source.source_id)
