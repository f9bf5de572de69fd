"""
Claims as they are put on record and tested (R2).

What the body says of itself is a claim to test. Its officers' statements and its papers are no
test of it, however many there are: that a claim holds needs somebody else, or a look.
"""

from dataclasses import replace

from firsthand.domain.common.act import Act
from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.acts.claims import Claim, ClaimTested, Outcome
from firsthand.domain.inspection.acts.evidence import (
    OF_THE_BODY,
    OWN_ACCOUNT,
    Evidence,
    Relation,
    Source,
)
from firsthand.domain.inspection.collecting.open_questions import (
    contradictions,
    objections_to_unknown,
)
from firsthand.domain.inspection.collecting.weighing import is_own_account, is_own_test
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.places import objections_to_places
from firsthand.domain.inspection.protocol import Protocol
from firsthand.domain.reference.framework import Framework

BORNE_OUT = frozenset({Outcome.HELD, Outcome.HELD_IN_PART})


def is_independent(evidence: Evidence) -> bool:
    """Tell whether it can bear a claim out: no account of the body's managers or papers."""
    if is_own_account(evidence):
        return False
    return evidence.relation not in OF_THE_BODY or is_own_test(evidence)


def untested(conduct: Conduct) -> tuple[Claim, ...]:
    """
    Return the claims that nobody has tested as they read now.

    A test of a claim that was worded otherwise then is no test of it.
    """
    return tuple(
        act.body
        for act in conduct.current(Claim)
        if (test := conduct.found(ClaimTested, act.body.id)) is None
        or _wording(conduct, act.body.id, test.number) != act.body.text
    )


def _wording(conduct: Conduct, claim: str, number: int) -> str:
    """Return how a claim read at one act."""
    before = [act.body.text for act in conduct.history(Claim, claim) if act.number < number]
    return before[-1] if before else ""


def objections_to_claims(conduct: Conduct) -> tuple[Objection, ...]:
    """Return one objection for each claim that stands in the way of signing."""
    against = contradictions(conduct)
    return tuple(
        Objection(
            rule="untested",
            reason=f"{one.id} was not tested as it reads now: “{one.text}”",
            remedy=f"Test {one.id} against somebody else's account or your own look, or record "
            "why it could not be tested.",
        )
        for one in untested(conduct)
    ) + tuple(
        replace(one, reason=f"The test of {tested.id} does not stand any more: {one.reason}")
        for tested in conduct.bodies(ClaimTested)
        if conduct.found(Claim, tested.id) is not None
        for one in _objections(tested, conduct, against.get(tested.id, []))
    )


def objections_to_claim(
    claim: Claim, conduct: Conduct, protocol: Protocol, *, framework: Framework
) -> tuple[Objection, ...]:
    """Return what is wrong with a claim as it is put on record."""
    found: list[Objection] = []
    if not claim.text.strip():
        found.append(
            Objection(
                rule="empty",
                reason="The claim is empty.",
                remedy="Write what the body says works, in its own words.",
            )
        )
    if claim.made_in not in OWN_ACCOUNT:
        found.append(
            Objection(
                rule="not-the-body",
                reason=f"“{claim.made_in.value}” is not the body speaking of itself.",
                remedy="Name where the body says so: "
                f"{', '.join(source.value for source in Source if source in OWN_ACCOUNT)}. "
                "What others say is evidence.",
            )
        )
    found += objections_to_places(
        protocol, framework=framework, areas=claim.areas, lines=claim.lines
    )
    return (*found, *objections_to_unknown(claim.evidence, conduct))


def objections_to_test(tested: ClaimTested, conduct: Conduct) -> tuple[Objection, ...]:
    """Return what is wrong with what is said to be the test of a claim."""
    return _objections(tested, conduct, contradictions(conduct).get(tested.id, []))


def _objections(
    tested: ClaimTested, conduct: Conduct, contrary: list[Act[Evidence]]
) -> tuple[Objection, ...]:
    if conduct.found(Claim, tested.id) is None:
        return (
            Objection(
                rule="unknown-claim",
                reason=f"There is no claim {tested.id}.",
                remedy="Put the claim on record first.",
            ),
        )
    found = [*objections_to_unknown(tested.evidence, conduct)]
    if not tested.reason.strip():
        found.append(
            Objection(
                rule="reason",
                reason="The test does not say how it was made.",
                remedy="Write what was done, and what it showed.",
            )
        )
    pieces = [
        act.body
        for number in dict.fromkeys(tested.evidence)
        if (act := conduct.found(Evidence, number)) is not None
    ]
    if tested.outcome is not Outcome.COULD_NOT_BE_TESTED and not pieces:
        found.append(
            Objection(
                rule="no-evidence",
                reason=f"Nothing is cited to show that {tested.id} {_says(tested.outcome)}.",
                remedy="Cite what it was tested against, by its number.",
            )
        )
    elif tested.outcome in BORNE_OUT:
        found += _borne_out(tested, pieces, {act.body.id for act in contrary})
    return tuple(found)


def _borne_out(
    tested: ClaimTested, pieces: list[Evidence], against: set[str]
) -> list[Objection]:
    holding = [one for one in pieces if is_independent(one) and one.id not in against]
    found = []
    if not holding:
        cited = ", ".join(f"{one.id} ({_kind(one)})" for one in pieces)
        found.append(
            Objection(
                rule="not-independent",
                reason=f"{tested.id} is not borne out by {cited}: officers' statements and the "
                "body's own papers count 0 towards it.",
                remedy="Cite somebody who does not depend on its managers (a child, a carer, a "
                "front-line worker, a partner), or a test that inspectors chose and made.",
            )
        )
    passed_over = sorted(against - set(tested.evidence))
    if passed_over and tested.outcome is Outcome.HELD:
        found.append(
            Objection(
                rule="against",
                reason=f"{', '.join(passed_over)} contradicts {tested.id} and is not cited.",
                remedy="Cite it, and say in the reason what it is worth; perhaps the claim "
                "held in part only.",
            )
        )
    return found


def _kind(piece: Evidence) -> str:
    by = "the body's own" if piece.relation in (Relation.OFFICIAL, Relation.RECORD) else "other"
    return f"{piece.source.value}, {by}"


def _says(outcome: Outcome) -> str:
    return outcome.value.replace("-", " ")
