"""
Found rules: nothing that could be a text, a name with a number or one letter is ever kept.

Texts stay on the machine of whoever holds them. What enters the record are single words and
short phrases that stand in several sources.
"""

import re
from datetime import date

from firsthand.domain.common import words
from firsthand.domain.common.objection import Objection
from firsthand.domain.surveillance.naming.found import SubjectFound, subject_id
from firsthand.domain.surveillance.naming.policy import Policy

BETWEEN = re.compile(r"[ \-'\u2019]")  # what may stand between letters, one at a time


def objections_to_found(
    found: SubjectFound, policy: Policy, *, on: date
) -> tuple[Objection, ...]:
    """Return why what was found may not be put on the record."""
    return (
        *_of_concept(found),
        *(one for term in (found.concept, *found.terms) for one in of_term(term, policy)),
        *_of_counts(found, policy),
        *_of_days(found, on),
    )


def of_term(term: str, policy: Policy) -> tuple[Objection, ...]:
    """Return why one word or phrase may not be kept; it is not repeated in full."""
    shown = term[:20]
    if not all(part.isalpha() for part in BETWEEN.split(term)):
        return (
            Objection(
                rule="term",
                reason=f"“{shown}” has digits or signs, or is empty.",
                remedy="Give words of letters, with single spaces, hyphens or apostrophes.",
            ),
        )
    if len(term) > policy.longest_term or len(term.split()) > policy.most_words:
        return (
            Objection(
                rule="term-long",
                reason=f"“{shown}…” has {words.counted(len(term), 'character')} and "
                f"{words.counted(len(term.split()), 'word')}: it could be a text.",
                remedy=f"Give at most {policy.longest_term} characters and "
                f"{words.counted(policy.most_words, 'word')}.",
            ),
        )
    return ()


def _of_concept(found: SubjectFound) -> tuple[Objection, ...]:
    if subject_id(found.concept):
        return ()
    return (
        Objection(
            rule="concept",
            reason="The subject has no word that could stand for it.",
            remedy="Give one with letters from a to z.",
        ),
    )


def _of_counts(found: SubjectFound, policy: Policy) -> tuple[Objection, ...]:
    told: list[Objection] = []
    if found.sources < policy.least_sources:
        told.append(
            Objection(
                rule="few-sources",
                reason=f"It stands in {words.counted(found.sources, 'source')}: with fewer "
                f"than {policy.least_sources} it may point at one child or family.",
                remedy="Wait until it stands in more.",
            )
        )
    if not 0 < len(found.terms) <= policy.most_terms:
        told.append(
            Objection(
                rule="terms",
                reason=f"It has {words.counted(len(found.terms), 'term')}.",
                remedy=f"Give 1 to {policy.most_terms}.",
            )
        )
    if found.q_value is not None and not 0 <= found.q_value <= 1:
        told.append(
            Objection(
                rule="q-value",
                reason=f"The rate of false subjects is {found.q_value}.",
                remedy="Give a share from 0 to 1, or none.",
            )
        )
    return tuple(told)


def _of_days(found: SubjectFound, on: date) -> tuple[Objection, ...]:
    later = [one.on for one in found.first_seen if one.on > found.flagged_on]
    if found.flagged_on <= on and not later:
        return ()
    return (
        Objection(
            rule="days",
            reason="It is flagged before it appeared, or on a day that is still to come.",
            remedy="Correct the days of the texts.",
        ),
    )
