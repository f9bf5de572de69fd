"""Statements beside the evidence: what was expected beforehand, what others made public."""

from collections.abc import Collection
from datetime import date

from firsthand.domain.common import words
from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.acts.opening import Expected, ToldOutside


def objections_to_expecting(
    expected: Expected, *, harms: Collection[str]
) -> tuple[Objection, ...]:
    """Return why an expectation cannot be recorded as it is worded."""
    return (*_needed("text", "what is expected", expected.text), *_known(expected.harms, harms))


def objections_to_telling(
    told: ToldOutside, *, harms: Collection[str], on: date
) -> tuple[Objection, ...]:
    """Return why something made public outside cannot be recorded as it is worded."""
    found = (
        *_needed("what", "what became public", told.what),
        *_needed("where", "where it can be read", told.where),
        *_known(told.harms, harms),
    )
    if told.public_on <= on:
        return found
    return (
        *found,
        Objection(
            rule="public-on",
            reason=f"{words.day(told.public_on)} is still to come.",
            remedy="Give the day on which it became public.",
        ),
    )


def _needed(field: str, what: str, given: str) -> tuple[Objection, ...]:
    if given.strip():
        return ()
    return (
        Objection(rule=f"{field}-empty", reason=f"It does not say {what}.", remedy="Say it."),
    )


def _known(given: Collection[str], harms: Collection[str]) -> tuple[Objection, ...]:
    return tuple(
        Objection(
            rule="harm",
            reason=f"No harm has the key {key!r}.",
            remedy="Choose among the harms held here.",
        )
        for key in given
        if key not in harms
    )
