"""Columns: which column of an agency's list is for what, as proposed and as confirmed."""

from collections.abc import Mapping as ByName
from collections.abc import Sequence
from dataclasses import dataclass, field

from firsthand.domain.common.objection import Objection
from firsthand.domain.prevalence.linkage.dates import STYLES
from firsthand.domain.prevalence.linkage.records import CARRIED, COMPARED

FIELDS = ("record", "whole_name", *COMPARED, *CARRIED)
DAYS = ("date_of_birth", "known_on")
GROUPED = ("group", "area", "part")  # what is counted apart, never compared
EXACT, LIKE, VALUES, NONE = "exact heading", "like heading", "values", "none"
GIVEN, MAPPED = "given", "A person's mapping says so."
RULE = "columns"
NOT_REPEATED = (
    "None of the headings of the file is known, so that its first row may be of a child; it is "
    "not repeated here. Look whether the names of the columns stand above the list."
)


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: its heading, the field it is for (None where it is left), how sure, why."""

    heading: str
    field: str | None
    certainty: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Mapping:
    """Which heading serves each field of a list, which are left, and styles of dates."""

    list_name: str
    headings: ByName[str, str]
    ignored: tuple[str, ...] = ()
    date_styles: ByName[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What the headings and the values of a list suggest, column by column."""

    list_name: str
    columns: tuple[Column, ...]

    @property
    def certain(self) -> bool:
        """Tell whether every column that is used has a heading that means one thing alone."""
        return all(one.certainty == EXACT for one in self.columns if one.field)

    @property
    def headed(self) -> bool:
        """Tell whether a heading at least is known, so that the first row holds headings."""
        return any(one.certainty in (EXACT, LIKE) for one in self.columns)

    @property
    def mapping(self) -> Mapping:
        """Return the mapping that is proposed."""
        return Mapping(
            list_name=self.list_name,
            headings={one.field: one.heading for one in self.columns if one.field},
            ignored=tuple(one.heading for one in self.columns if not one.field),
        )


def confirmed(proposal: Proposal, mapping: Mapping) -> Proposal:
    """Return the proposal with the fields that a mapping gives, certain as before or by it."""
    by_heading = {heading: name for name, heading in mapping.headings.items()}

    def column(one: Column) -> Column:
        field = by_heading.get(one.heading)
        if field == one.field:
            return one
        return Column(heading=one.heading, field=field, certainty=GIVEN, reason=MAPPED)

    return Proposal(list_name=proposal.list_name, columns=tuple(map(column, proposal.columns)))


def objections(
    mapping: Mapping, headings: Sequence[str], *, known: bool = True
) -> tuple[Objection, ...]:
    """
    Return what is wrong with a mapping of a list that has these headings.

    Where none of them is `known` to be one, they may be cells of a record: none is repeated.
    """
    return (
        *_unknown_fields(mapping),
        *_unknown_headings(mapping, headings, known=known),
        *_used_twice(mapping),
        *_names_twice(mapping),
        *_wrong_styles(mapping),
    )


def _no(mapping: Mapping, reason: str, remedy: str) -> Objection:
    return Objection(rule=RULE, reason=f"List {mapping.list_name!r}: {reason}", remedy=remedy)


def _unknown_fields(mapping: Mapping) -> list[Objection]:
    return [
        _no(mapping, f"{one!r} is no field.", f"Use: {', '.join(FIELDS)}.")
        for one in mapping.headings
        if one not in FIELDS
    ]


def _unknown_headings(
    mapping: Mapping, headings: Sequence[str], *, known: bool
) -> list[Objection]:
    remedy = f"Its columns are: {', '.join(headings)}." if known else NOT_REPEATED
    return [
        _no(
            mapping,
            f"there is no column {heading!r}{for_what}.",
            remedy,
        )
        for heading, for_what in (
            *((heading, f" for {name!r}") for name, heading in mapping.headings.items()),
            *((heading, ", which is to be ignored") for heading in mapping.ignored),
        )
        if heading not in headings
    ]


def _used_twice(mapping: Mapping) -> list[Objection]:
    served: dict[str, list[str]] = {}
    for name, heading in mapping.headings.items():
        served.setdefault(heading, []).append(repr(name))
    for heading in dict.fromkeys(mapping.ignored):
        if heading in served:
            served[heading].append("what is ignored")
    return [
        _no(
            mapping,
            f"the column {heading!r} is given for {' and '.join(names)}.",
            "Let a column serve one field: take it out of the others.",
        )
        for heading, names in served.items()
        if len(names) > 1
    ]


def _names_twice(mapping: Mapping) -> list[Objection]:
    apart = [name for name in ("given_name", "surname") if name in mapping.headings]
    if "whole_name" not in mapping.headings or not apart:
        return []
    return [
        _no(
            mapping,
            f"'whole_name' is given beside {' and '.join(map(repr, apart))}.",
            "Give either the whole name or its parts.",
        )
    ]


def _wrong_styles(mapping: Mapping) -> list[Objection]:
    wrong = [
        f"the style {style!r} of {name!r} means nothing here"
        for name, style in mapping.date_styles.items()
        if name not in DAYS or style not in STYLES
    ]
    unused = [
        f"a style is given for {name!r}, for which there is no column"
        for name in mapping.date_styles
        if name in DAYS and name not in mapping.headings
    ]
    remedy = f"For {' or '.join(DAYS)} say {' or '.join(map(repr, STYLES))}, or leave it out."
    return [_no(mapping, f"{one}.", remedy) for one in (*wrong, *unused)]
