"""Claims: what each account of an inspection says of one field, made comparable."""

from collections.abc import Iterator
from datetime import date

from firsthand.domain.common.place import Place
from firsthand.domain.intelligence.conflicts import Claim
from firsthand.domain.intelligence.inspection import Inspection, Told, states_publication
from firsthand.domain.intelligence.sighting import FIELDS, Statement
from firsthand.domain.intelligence.theme import subject
from firsthand.domain.reference.authority import folded
from firsthand.domain.reference.scale import Scale, understood

# Every source names an authority and its licence in its own way; that is no disagreement.
NOT_COMPARED = frozenset({"authority_name", "licence_printed", "pages", "words"})
NOT_JUDGED = "not judged"
ATTRIBUTES = {
    "kind": "kind",
    "published_on": "published_on",
    "inspection_start": "started_on",
    "inspection_end": "ended_on",
}
STATED_FIELDS = tuple(field for field in FIELDS if field not in ATTRIBUTES)


def is_not_judged(label: str) -> bool:
    """Tell whether a label says that the area was not judged."""
    return label.strip().lower() in {"-", NOT_JUDGED, "not applicable", "n/a"}


def standing(told: Told, field: str) -> str:
    """Return the standing of an account for `field`: one of the keys of STANDINGS."""
    if told.source.kind in {"report", "letter"}:
        stated = _statement(told, field)
        named = told.source.known_on_basis == "file-name"
        if field == "published_on" and named and not (stated and stated.place.page):
            return "file-name"
        return "printed"
    return told.source.kind if told.source.kind in {"scrape", "curated"} else "table"


def claims(inspection: Inspection, field: str) -> tuple[Claim, ...]:
    """Return what each account says of `field`; accounts that say nothing are left out."""
    found = (_claim(told, field) for told in inspection.accounts)
    return tuple(claim for claim in found if claim is not None)


def grade_claims(
    inspection: Inspection, area: str, scale: Scale | None, *, as_of: date
) -> tuple[Claim, ...]:
    """
    Return the label that each account prints for `area`.

    A label that a later publication recoded is given as the grade awarded while that
    publication was not public: nobody could read the new word then.
    """
    return tuple(
        _grade_claim(told, grade.label, grade.place, scale, as_of)
        for told in inspection.accounts
        for grade in told.sighting.grades
        if grade.area == area
    )


def absences(inspection: Inspection) -> Iterator[tuple[Told, Statement]]:
    """Yield each statement that a source was looked through for a fact and had none."""
    for told in inspection.accounts:
        for statement in told.sighting.statements:
            if statement.value is None:
                yield told, statement


def _grade_claim(
    told: Told, label: str, place: Place, scale: Scale | None, as_of: date
) -> Claim:
    reading = understood(label, scale) if scale else None
    hidden = reading is not None and reading.recoded and told.source.known_on > as_of
    return Claim(
        value=reading.grade.label if reading and hidden else label,
        means=reading.grade.key if reading else _without_scale(label),
        standing=standing(told, "grade"),
        source_id=told.source.source_id,
        known_on=told.source.known_on,
        place=place,
    )


def _without_scale(label: str) -> str:
    return NOT_JUDGED if is_not_judged(label) else folded(label)


def _claim(told: Told, field: str) -> Claim | None:
    stated = _statement(told, field)
    value = _value(told, field, stated)
    if value is None:
        return None
    stand_in = field == "published_on" and not states_publication(told)
    return Claim(
        value=value,
        means=None if stand_in else _means(field, value),
        standing="stand-in" if stand_in else standing(told, field),
        source_id=told.source.source_id,
        known_on=told.source.known_on,
        place=stated.place if stated else told.sighting.place,
    )


def _value(told: Told, field: str, stated: Statement | None) -> str | None:
    if field not in ATTRIBUTES:
        return stated.value if stated else None
    value = getattr(told.sighting, ATTRIBUTES[field])
    return None if value is None else str(value)


def _means(field: str, value: str) -> str | None:
    if field in NOT_COMPARED or (field == "kind" and value == "inspection"):
        return None
    return subject(value) if field == "visit_theme" else folded(value)


def _statement(told: Told, field: str) -> Statement | None:
    for statement in told.sighting.statements:
        if statement.field == field:
            return statement
    return None
