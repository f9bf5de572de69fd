"""
Cutting off: what happens to an inspection when a link of somebody at it comes to light (R21).

Access goes at once. What they did stays on the record, is flagged, and an open question is
raised with it: may it stand? Until a lead has answered, nothing is submitted or published.
"""

from typing import Any

from firsthand.domain.common.act import Act, Withdrawn
from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.acts.claims import Answered, Question
from firsthand.domain.inspection.acts.evidence import Evidence
from firsthand.domain.inspection.acts.progress import ENDED
from firsthand.domain.inspection.acts.team import CutOff, Part
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.people.actor import Actor
from firsthand.domain.people.link import LINK_TITLES, Link
from firsthand.domain.people.role import Role


def reaches(conduct: Conduct, person: Actor) -> bool:
    """Tell whether somebody has access to an inspection that has not ended, by part or role."""
    if conduct.state in ENDED:
        return False
    return conduct.member(person.code) is not None or (
        person.role is Role.QUALITY_LEAD and not is_cut_off(conduct, person.code)
    )


def is_cut_off(conduct: Conduct, person: str) -> bool:
    """Tell whether somebody was cut off and has not been let in again."""
    cut = any(act.body.person == person for act in conduct.of(CutOff))
    return cut and conduct.member(person) is None


def cutting_off(conduct: Conduct, person: Actor, link: Link) -> tuple[CutOff | Question, ...]:
    """Return the acts that take somebody's access away and question what they did."""
    theirs = conduct.wrote(person.code)
    question = conduct.next_id(Question) if theirs else ""
    cut = CutOff(
        id=conduct.next_id(CutOff),
        person=person.code,
        because=f"A link with {link.la_code} became known: {LINK_TITLES[link.kind].lower()}.",
        acts=tuple(act.number for act in theirs),
        question=question,
    )
    if not theirs:
        return (cut,)
    asked = Question(
        id=question,
        text=f"What {person.name} collected or wrote before a link with {link.la_code} was "
        "known: may it stand?",
        evidence=tuple(dict.fromkeys(_evidence(theirs))),
    )
    return (cut, asked)


def flagged_acts(conduct: Conduct) -> dict[int, CutOff]:
    """Return by number the acts done by somebody who was cut off later, with the reason."""
    return {number: act.body for act in conduct.of(CutOff) for number in act.body.acts}


def flagged_things(conduct: Conduct) -> dict[str, CutOff]:
    """Return by its number each thing of which somebody cut off wrote any version."""
    flagged = flagged_acts(conduct)
    return {
        act.body.id: flagged[act.number]
        for act in conduct.acts
        if act.number in flagged and hasattr(act.body, "id")
    }


def objections_to_their_work(conduct: Conduct) -> tuple[Objection, ...]:
    """Return the objection to each cut-off after which nobody said whether the work stands."""
    return tuple(
        Objection(
            rule="cut-off-unanswered",
            reason=f"{cut.body.because} A lead has not said whether what that person did "
            f"({len(cut.body.acts)} acts) may stand.",
            remedy=f"Answer question {cut.body.question} as a lead of this inspection.",
        )
        for cut in conduct.of(CutOff)
        if cut.body.question and not _answered_by_a_lead(conduct, cut)
    )


def _answered_by_a_lead(conduct: Conduct, cut: Act[CutOff]) -> bool:
    """Tell whether a lead answered the question, or took it back with a reason."""
    leads = {one.id for one in conduct.team() if one.part is Part.LEAD}
    words: tuple[Act[Any], ...] = conduct.history(Answered, cut.body.question)
    words += conduct.history(Withdrawn, cut.body.question)
    return any(word.by in leads and word.number > cut.number for word in words)


def _evidence(acts: tuple[Act[Any], ...]) -> list[str]:
    return [act.body.id for act in acts if isinstance(act.body, Evidence)]
