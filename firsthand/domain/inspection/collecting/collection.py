"""Collection: what a piece of evidence must say of itself before it goes on record."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.words import day
from firsthand.domain.inspection.acts.claims import Claim
from firsthand.domain.inspection.acts.evidence import Evidence, Source, Stance
from firsthand.domain.inspection.collecting.provenance import objections_to_provenance
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.places import objections_to_places, objections_to_words
from firsthand.domain.inspection.protocol import Protocol
from firsthand.domain.inspection.words.personal_data import objections_to_case, warnings
from firsthand.domain.reference.framework import Framework

# What an inspector can only have seen in this inspection, not before it.
SEEN_HERE = frozenset(
    {Source.OBSERVATION, Source.CASE_TRACKED, Source.REPERFORMANCE, Source.CASE_RECORD}
)
REFERRED = re.compile(r"\w{2,}")


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """The words that evidence of an inspection may use, and those that are no names."""

    protocol: Protocol
    framework: Framework
    harms: tuple[str, ...]
    no_names: frozenset[str]


def objections_to_evidence(
    evidence: Evidence,
    conduct: Conduct,
    vocabulary: Vocabulary,
    *,
    today: date,
) -> tuple[Objection, ...]:
    """Return everything that is wrong with a piece of evidence as it is put on record."""
    return (
        *_text(evidence, vocabulary.no_names),
        *_dates(evidence, conduct, today),
        *objections_to_provenance(evidence),
        *objections_to_places(
            vocabulary.protocol,
            framework=vocabulary.framework,
            areas=evidence.areas,
            lines=evidence.lines,
        ),
        *objections_to_words("harm", evidence.harms, vocabulary.harms),
        *_bearing(evidence, conduct, vocabulary.framework),
        *objections_to_case(evidence.case),
        *_children(evidence),
    )


def _text(evidence: Evidence, no_names: frozenset[str]) -> Iterator[Objection]:
    if not evidence.text.strip():
        yield Objection(
            rule="empty",
            reason="The evidence says nothing.",
            remedy="Write what was seen, read or said.",
        )
    found = warnings(evidence.text, no_names)
    if found and not evidence.answered_warning.strip():
        yield from found


def _dates(evidence: Evidence, conduct: Conduct, today: date) -> Iterator[Objection]:
    if evidence.seen_on > today:
        yield _date(
            "It was seen on a day that is still to come.", "Record it once it was seen."
        )
    if evidence.happened_on > evidence.seen_on:
        yield _date(
            "It was seen before it happened.",
            "Give the day on which it was so, and the day on which it was seen or heard.",
        )
    if evidence.source in SEEN_HERE and evidence.seen_on < conduct.opened.from_on:
        yield _date(
            f"It was seen before this inspection began on {day(conduct.opened.from_on)}.",
            "What an earlier inspection saw has the source “earlier-inspection”.",
        )
    if evidence.stale_on is not None and evidence.stale_on <= evidence.seen_on:
        yield _date(
            "It is too old to stand on from the day on which it was seen.",
            "Give a later day, or none.",
        )


def _bearing(evidence: Evidence, conduct: Conduct, framework: Framework) -> Iterator[Objection]:
    for one in evidence.about:
        if conduct.found(Claim, one.id) is None:
            yield Objection(
                rule="unknown-claim",
                reason=f"There is no claim {one.id}.",
                remedy="Put the claim on record first, or leave it out.",
            )
    if evidence.stance is not Stance.CONTEXT and framework.areas and not evidence.areas:
        yield Objection(
            rule="no-area",
            reason=f"It {evidence.stance.value} something, and names no judgement area.",
            remedy="Name the areas on which it bears, or call it context.",
        )


def _children(evidence: Evidence) -> Iterator[Objection]:
    if evidence.newly_identified < 0:
        yield Objection(
            rule="numbers",
            reason=f"{evidence.newly_identified} children cannot be.",
            remedy="Give how many children at risk nobody had identified before, or 0.",
        )
    if evidence.newly_identified > 0 and not REFERRED.search(evidence.referred_to):
        yield Objection(
            rule="referral",
            reason=f"{evidence.newly_identified} children at risk were found whom nobody had "
            "identified, and no referral is on record.",
            remedy="Refer each child at once, then record to which office, and when.",
        )


def _date(reason: str, remedy: str) -> Objection:
    return Objection(rule="date", reason=reason, remedy=remedy)
