"""
The checks of a judgement's grounds, one for each rule that a protocol can ask for.

A check takes the case and the rule as the protocol gives it, and returns what is missing.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.words import day
from firsthand.domain.inspection.acts.evidence import (
    OF_THE_BODY,
    Evidence,
    Method,
    Relation,
    SelectedBy,
)
from firsthand.domain.inspection.acts.judgement import Judgement
from firsthand.domain.inspection.collecting.open_questions import OpenQuestion, unanswered
from firsthand.domain.inspection.collecting.weighing import (
    Weighed,
    bears_on,
    concerns,
    is_first_hand,
    is_own_test,
    speaks_against,
    when_unknown,
)
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.protocol import GroundRule
from firsthand.domain.reference.framework import Area

OUTSIDE = {
    Relation.PRACTITIONER: "front-line workers",
    Relation.PARTNER: "partners of the body",
    Relation.INDEPENDENT: "somebody independent of it",
    Relation.LIVED_EXPERIENCE: "those who live with it",
}


@dataclass(frozen=True, kw_only=True)
class Case:
    """A judgement with what was known on the day; `cited` is what it cites of that, weighed."""

    judgement: Judgement
    conduct: Conduct
    area: Area
    favourable: bool
    on: date
    cited: tuple[Weighed, ...]

    @property
    def counted(self) -> tuple[Evidence, ...]:
        """Return the pieces that hold the grade up."""
        return tuple(one.evidence for one in self.cited if not one.why_not)


Found = tuple[Objection, ...]
Check = Callable[[Case, GroundRule], Found]


def _look(case: Case, ground: GroundRule) -> Found:
    """Nothing is judged, well or ill, that no inspector looked at."""
    looks = [
        one.evidence
        for one in case.cited
        if is_first_hand(one.evidence) and bears_on(one.evidence, case.area)
    ]
    return _short(
        case,
        ground,
        looks,
        "Looks at practice by inspectors",
        "Watch it, follow cases through, or speak with those whom it concerns",
    )


def _methods(case: Case, ground: GroundRule) -> Found:
    used = {one.method for one in case.counted}
    others = ", ".join(method.value for method in Method if method not in used)
    return _kinds(
        case,
        ground,
        {method.value: _with(case, "method", method) for method in Method if method in used},
        "Different methods",
        f"Come by it another way as well: {others}",
    )


def _relations(case: Case, ground: GroundRule) -> Found:
    outside = [relation for relation in Relation if relation not in OF_THE_BODY]
    used = {one.relation for one in case.counted}
    others = ", ".join(OUTSIDE[one] for one in outside if one not in used)
    return _kinds(
        case,
        ground,
        {OUTSIDE[one]: _with(case, "relation", one) for one in outside if one in used},
        "Kinds of source besides the body's officials and records",
        f"Ask others as well ({others})",
    )


def _own_test(case: Case, ground: GroundRule) -> Found:
    return _short(
        case,
        ground,
        [one for one in case.counted if is_own_test(one)],
        "Tests and tracked cases that inspectors chose themselves",
        "Follow cases through, or make decisions again from the file; choose them yourselves",
    )


def _own_choice(case: Case, ground: GroundRule) -> Found:
    return _short(
        case,
        ground,
        [one for one in case.counted if one.selected_by is not SelectedBy.BODY],
        "Pieces that the body did not pick out",
        "Choose for yourselves what to look at and whom to hear",
    )


def _lived_experience(case: Case, ground: GroundRule) -> Found:
    remedy = "Hear children, or their parents and carers, about this"
    if ground.may_be_set_aside:
        remedy += ", or let two people set this rule aside with a reason, which is published"
    return _short(
        case,
        ground,
        [one for one in case.counted if one.relation is Relation.LIVED_EXPERIENCE],
        "Accounts of those who lived it",
        remedy,
    )


def _open_questions(case: Case, _ground: GroundRule) -> Found:
    return tuple(
        Objection(
            rule="open-questions",
            reason=f"{one.id} is not answered: {one.text}",
            remedy=f"Answer {one.id} before judging.",
        )
        for one in unanswered(case.conduct)
        if _touches(one, case)
    )


def _touches(question: OpenQuestion, case: Case) -> bool:
    """Tell whether a question bears on a judgement: on its area, or on what it cites."""
    here = {case.area.key, case.area.line}
    on_area = not question.areas or bool(here.intersection(question.areas))
    return on_area or bool(set(question.evidence).intersection(case.judgement.evidence))


def _stale(case: Case, _ground: GroundRule) -> Found:
    return tuple(
        Objection(
            rule="stale",
            reason=f"{one.evidence.id} is too old to stand on since "
            f"{day(one.evidence.stale_on)}.",
            remedy=f"Look again, or leave {one.evidence.id} out.",
        )
        for one in case.cited
        if one.evidence.stale_on is not None and one.evidence.stale_on <= case.on
    )


def _against(case: Case, _ground: GroundRule) -> Found:
    """What speaks against a grade is cited, and the reason says why the grade stands."""
    return tuple(
        found
        for act in case.conduct.current(Evidence)
        if speaks_against(act.body, favourable=case.favourable)
        and concerns(act.body, case.area)
        and not when_unknown(act, case.on)
        and (found := _passed_over(act.body, case.judgement)) is not None
    )


def _passed_over(piece: Evidence, judgement: Judgement) -> Objection | None:
    if piece.id not in judgement.evidence:
        return Objection(
            rule="against",
            reason=f"{piece.id} speaks against it and is not cited.",
            remedy=f"Cite {piece.id}, and say in the reason why the grade stands all the same.",
        )
    if not re.search(rf"\b{re.escape(piece.id)}\b", judgement.reason):
        return Objection(
            rule="against",
            reason=f"{piece.id} speaks against it, and the reason does not say why it weighs "
            "less.",
            remedy=f"Name {piece.id} in the reason and say why the grade stands all the same.",
        )
    return None


def _with(case: Case, field: str, value: object) -> list[Evidence]:
    return [one for one in case.counted if getattr(one, field) is value]


def _kinds(
    case: Case,
    ground: GroundRule,
    kinds: dict[str, list[Evidence]],
    needed: str,
    remedy: str,
) -> Found:
    """Return the objection to too few kinds of something."""
    there = "; ".join(f"{kind} ({_numbers(pieces)})" for kind, pieces in kinds.items())
    return _objection(case, ground, len(kinds), there, needed, remedy)


def _short(
    case: Case, ground: GroundRule, pieces: list[Evidence], needed: str, remedy: str
) -> Found:
    """Return the objection to too few pieces of something."""
    return _objection(case, ground, len(pieces), _numbers(pieces), needed, remedy)


def _objection(
    case: Case, ground: GroundRule, there: int, named: str, needed: str, remedy: str
) -> Found:
    if there >= ground.least:
        return ()
    counted = f"{there} counted ({named})" if there else "none counted"
    return (
        Objection(
            rule=ground.rule,
            reason=f"{needed}: {counted}, at least {ground.least} needed.{_left_out(case)}",
            remedy=f"{remedy}.",
        ),
    )


def _left_out(case: Case) -> str:
    """Return which cited pieces weigh nothing, and why."""
    reasons: dict[str, list[str]] = {}
    for one in case.cited:
        if one.why_not:
            reasons.setdefault(one.why_not, []).append(one.evidence.id)
    why = "; ".join(f"{', '.join(numbers)} ({reason})" for reason, numbers in reasons.items())
    return f" Weighing nothing here: {why}." if why else ""


def _numbers(pieces: Iterable[Evidence]) -> str:
    return ", ".join(one.id for one in pieces)


CHECKS: dict[str, Check] = {
    "look": _look,
    "methods": _methods,
    "relations": _relations,
    "own-test": _own_test,
    "own-choice": _own_choice,
    "lived-experience": _lived_experience,
    "open-questions": _open_questions,
    "stale": _stale,
    "against": _against,
}
