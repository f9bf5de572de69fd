"""
Moves: everything that stands in the way of each, for the page that shows it and the act alike.

Who may move, and from which state, stands in `permission.py` and `progress.py`; here is what
the inspection itself lacks. To return and to abandon need a reason and nothing else.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from firsthand.domain.common import words
from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.acts.findings import Finding, Recommendation
from firsthand.domain.inspection.acts.judgement import Judgement
from firsthand.domain.inspection.acts.opening import INSPECTORATES, Inspectorate
from firsthand.domain.inspection.acts.progress import STATE_TITLES, TRANSITIONS, Move
from firsthand.domain.inspection.acts.team import WRITERS, OnSite, Part
from firsthand.domain.inspection.collecting.claim_rules import objections_to_claims
from firsthand.domain.inspection.collecting.coverage_rules import objections_to_coverage
from firsthand.domain.inspection.collecting.open_questions import objections_to_open_questions
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.finding.causes import objections_to_finding
from firsthand.domain.inspection.finding.earlier import Asked, objections_to_untold
from firsthand.domain.inspection.finding.recommending import (
    objections_to_findings,
    objections_to_recommendation,
)
from firsthand.domain.inspection.finding.serving import objections_to_serving
from firsthand.domain.inspection.independence.cutting_off import objections_to_their_work
from firsthand.domain.inspection.judging.grounds import objections_to_judgement
from firsthand.domain.inspection.protocol import Protocol
from firsthand.domain.inspection.sign_off.responses import objections_to_closing, unweighed
from firsthand.domain.inspection.sign_off.sign_off import objections_to_sign_off
from firsthand.domain.inspection.words.word_groups import Vocabulary
from firsthand.domain.reference.framework import Framework
from firsthand.domain.reference.scale import Scale

NEEDS_A_REASON = frozenset({Move.RETURN, Move.ABANDON})


@dataclass(frozen=True, kw_only=True)
class Standards:
    """What an inspection is measured by, on a day; `earlier` was asked for before it opened."""

    protocol: Protocol
    framework: Framework
    scales: Mapping[str, Scale]
    words: Vocabulary
    today: date
    earlier: tuple[Asked, ...] = ()


Obstacles = Callable[[Conduct, Standards], tuple[Objection, ...]]


def in_the_way(conduct: Conduct, move: Move, standards: Standards) -> tuple[Objection, ...]:
    """Return everything that stands in the way of a move, each once."""
    if (conduct.state, move) not in TRANSITIONS:
        return (_no_such_move(conduct, move),)
    found = (one for obstacles in OBSTACLES[move] for one in obstacles(conduct, standards))
    return tuple(dict.fromkeys(found))


def objections_to_reason(move: Move, reason: str) -> tuple[Objection, ...]:
    """Return the objection to a move that needs a reason and has none."""
    if move not in NEEDS_A_REASON or reason.strip():
        return ()
    return (
        Objection(
            rule="reason-empty",
            reason="It does not say why.",
            remedy="Say why; the reason stays on the record.",
        ),
    )


def _team(conduct: Conduct, _standards: Standards) -> tuple[Objection, ...]:
    return tuple(
        objection
        for inspectorate in conduct.inspectorates
        for objection in _of_inspectorate(conduct, inspectorate)
    )


def _of_inspectorate(conduct: Conduct, inspectorate: Inspectorate) -> tuple[Objection, ...]:
    name = INSPECTORATES[inspectorate].lower()
    parts = {one.part for one in conduct.team() if one.inspectorate is inspectorate}
    if Part.LEAD not in parts:
        return (
            Objection(
                rule="no-lead",
                reason=f"The {name} has no lead in the team, and nobody could sign its part.",
                remedy="Let its lead join, or record that it leaves.",
            ),
        )
    return ()


def _begun(conduct: Conduct, standards: Standards) -> tuple[Objection, ...]:
    if standards.today >= conduct.opened.from_on:
        return ()
    return (
        Objection(
            rule="too-early",
            reason="Fieldwork is to begin on "
            f"{words.day(conduct.opened.from_on)}, which is still to come.",
            remedy="Start it on that day.",
        ),
    )


def _days_on_site(conduct: Conduct, _standards: Standards) -> tuple[Objection, ...]:
    days = conduct.bodies(OnSite)
    if not days:
        return (
            Objection(
                rule="never-on-site",
                reason="No day on site is on record.",
                remedy="Record who was on site on which day; what was not visited was not "
                "inspected.",
            ),
        )
    there = {person for day in days for person in day.people}
    members = {one.id for one in conduct.team() if one.part in WRITERS}
    if there & members:
        return ()
    return (
        Objection(
            rule="nobody-on-site",
            reason="Nobody who is still in the team was on site.",
            remedy="Let those who write it go and see.",
        ),
    )


def _coverage(conduct: Conduct, standards: Standards) -> tuple[Objection, ...]:
    return objections_to_coverage(conduct, standards.protocol)


def _claims(conduct: Conduct, _standards: Standards) -> tuple[Objection, ...]:
    return objections_to_claims(conduct)


def _earlier(_conduct: Conduct, standards: Standards) -> tuple[Objection, ...]:
    return objections_to_untold(standards.earlier)


def _findings(conduct: Conduct, standards: Standards) -> tuple[Objection, ...]:
    """
    Return what the findings lack by now; evidence may have been withdrawn since.

    Nobody signs what an inspectorate wrote that left: another adopts it, or takes it back.
    """
    areas = tuple(area.key for area in standards.framework.areas)
    return tuple(
        _about(finding.id, objection)
        for finding in conduct.bodies(Finding)
        for objection in objections_to_finding(finding, conduct, areas=areas)
    )


def _recommendations(conduct: Conduct, standards: Standards) -> tuple[Objection, ...]:
    return tuple(
        _about(asked.id, objection)
        for asked in conduct.bodies(Recommendation)
        for objection in objections_to_recommendation(asked, conduct, on=standards.today)
    )


def _words(conduct: Conduct, standards: Standards) -> tuple[Objection, ...]:
    """Return the flags that nobody answered, and where only paper is recommended."""
    return objections_to_findings(conduct, standards.words)


def _serving(conduct: Conduct, standards: Standards) -> tuple[Objection, ...]:
    return objections_to_serving(conduct, standards.protocol)


def _judgements(conduct: Conduct, standards: Standards) -> tuple[Objection, ...]:
    """Return why a grade no longer stands on what it stood on when it was given."""
    return tuple(
        _about(given.id, objection)
        for given in conduct.bodies(Judgement)
        for objection in objections_to_judgement(
            given,
            conduct,
            standards.protocol,
            framework=standards.framework,
            scales=standards.scales,
            on=standards.today,
        )
    )


def _about(thing: str, objection: Objection) -> Objection:
    return replace(objection, reason=f"{thing}: {objection.reason}")


def _open_questions(conduct: Conduct, _standards: Standards) -> tuple[Objection, ...]:
    return objections_to_open_questions(conduct)


def _cut_off(conduct: Conduct, _standards: Standards) -> tuple[Objection, ...]:
    return objections_to_their_work(conduct)


def _sign_off(conduct: Conduct, standards: Standards) -> tuple[Objection, ...]:
    return objections_to_sign_off(conduct, standards.protocol)


def _response(conduct: Conduct, standards: Standards) -> tuple[Objection, ...]:
    return objections_to_closing(conduct, on=standards.today)


def _unweighed(conduct: Conduct, _standards: Standards) -> tuple[Objection, ...]:
    return unweighed(conduct)


# What must be so of the content whenever it is submitted, sent or published.
WHOLE: tuple[Obstacles, ...] = (
    _coverage,
    _claims,
    _open_questions,
    _earlier,
    _findings,
    _recommendations,
    _words,
    _judgements,
    _cut_off,
)
OBSTACLES: dict[Move, tuple[Obstacles, ...]] = {
    Move.START_FIELDWORK: (_team, _begun),
    Move.END_FIELDWORK: (_days_on_site,),
    Move.SUBMIT: (_team, *WHOLE),
    Move.RETURN: (),
    Move.SEND: (*WHOLE, _sign_off),
    Move.CLOSE_RESPONSE: (_response,),
    Move.PUBLISH: (*WHOLE, _serving, _unweighed, _sign_off),
    Move.ABANDON: (),
}


def _no_such_move(conduct: Conduct, move: Move) -> Objection:
    return Objection(
        rule="state",
        reason=f"This ({move.value.replace('-', ' ')}) cannot be done now: the inspection "
        f"stands at “{STATE_TITLES[conduct.state]}”.",
        remedy="Look at the moves that are open from here.",
    )
