"""
Grounds: what a judgement must stand on, and everything that it does not stand on.

The protocol of the framework version says which rules hold, in data; each is one small check in
`ground_checks.py`. What holds for every judgement whatever the protocol stands here: the grade
is on the scale of the area, and what is cited was known on the day.
"""

from collections.abc import Mapping
from datetime import date

from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.acts.evidence import Evidence
from firsthand.domain.inspection.acts.judgement import Judgement, judgement_id
from firsthand.domain.inspection.collecting.weighing import (
    Weighed,
    area_of,
    known_on,
    weighed,
    when_unknown,
)
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.judging.derogations import standing
from firsthand.domain.inspection.judging.ground_checks import CHECKS, Case
from firsthand.domain.inspection.protocol import GroundRule, Protocol
from firsthand.domain.reference.framework import Area, Framework
from firsthand.domain.reference.scale import Scale


def is_favourable(judgement: Judgement, protocol: Protocol) -> bool:
    """Tell whether a grade praises."""
    return judgement.grade not in protocol.unfavourable


def objections_to_judgement(
    judgement: Judgement,
    conduct: Conduct,
    protocol: Protocol,
    *,
    framework: Framework,
    scales: Mapping[str, Scale],
    on: date,
) -> tuple[Objection, ...]:
    """Return every objection to a grade on what was known by the end of a day."""
    area = area_of(framework, judgement.area)
    if area is None:
        return (_no_such_area(judgement, framework),)
    found = [*_form(judgement, conduct), *_grade(judgement, area, scales)]
    if any(one.rule == "grade" for one in found):
        return tuple(found)
    known = known_on(conduct, on)
    found += _unknown(judgement, conduct, known, on)
    case = _case(judgement, known, area, protocol, on)
    for ground in protocol.grounds:
        if _holds(ground, case) and standing(known, ground.rule, judgement, protocol) is None:
            found += CHECKS[ground.rule](case, ground)
    return tuple(found)


def weights(
    judgement: Judgement,
    conduct: Conduct,
    protocol: Protocol,
    *,
    framework: Framework,
    on: date,
) -> tuple[Weighed, ...]:
    """Return what each known piece that is cited weighs, and why some weigh nothing."""
    area = area_of(framework, judgement.area)
    if area is None:
        return ()
    return _case(judgement, known_on(conduct, on), area, protocol, on).cited


def _case(
    judgement: Judgement, known: Conduct, area: Area, protocol: Protocol, on: date
) -> Case:
    favourable = is_favourable(judgement, protocol)
    acts = (known.found(Evidence, one) for one in dict.fromkeys(judgement.evidence))
    cited = tuple(
        weighed(act.body, area, favourable=favourable, on=on)
        for act in acts
        if act is not None and not when_unknown(act, on)
    )
    return Case(
        judgement=judgement,
        conduct=known,
        area=area,
        favourable=favourable,
        on=on,
        cited=cited,
    )


def _holds(ground: GroundRule, case: Case) -> bool:
    return ground.applies_to == "every" or case.favourable


def _no_such_area(judgement: Judgement, framework: Framework) -> Objection:
    areas = ", ".join(area.key for area in framework.areas)
    return Objection(
        rule="area",
        reason=f"{framework.name} ({framework.key}) has no judgement area “{judgement.area}”.",
        remedy=f"Judge one of: {areas}."
        if areas
        else "It gives no grades: say in findings what was found.",
    )


def _form(judgement: Judgement, conduct: Conduct) -> list[Objection]:
    found = []
    if judgement.inspectorate not in conduct.inspectorates:
        found.append(
            Objection(
                rule="inspectorate",
                reason=f"The inspectorate “{judgement.inspectorate.value}” takes no part here.",
                remedy="Each inspectorate that takes part gives its own grade.",
            )
        )
    if judgement.id != judgement_id(judgement.inspectorate, judgement.area):
        found.append(
            Objection(
                rule="identity",
                reason=f"“{judgement.id}” is not the number of this judgement.",
                remedy=f"It is {judgement_id(judgement.inspectorate, judgement.area)}.",
            )
        )
    if not judgement.reason.strip():
        found.append(
            Objection(
                rule="reason",
                reason="The judgement says no reason.",
                remedy="Write why this grade and not the one above or below it.",
            )
        )
    return found


def _grade(judgement: Judgement, area: Area, scales: Mapping[str, Scale]) -> list[Objection]:
    scale = scales.get(area.scale or "")
    if scale is None:
        return [
            Objection(
                rule="grade",
                reason=f"No grade is given for “{area.name}” under this framework.",
                remedy="Say in findings what was found.",
            )
        ]
    grades = [grade.key for grade in scale.grades]
    if judgement.grade in grades:
        return []
    return [
        Objection(
            rule="grade",
            reason=f"“{judgement.grade}” is no grade of “{scale.name}”.",
            remedy=f"Give one of: {', '.join(grades)}.",
        )
    ]


def _unknown(
    judgement: Judgement, conduct: Conduct, known: Conduct, on: date
) -> list[Objection]:
    """Return one objection for each cited number that was not there on the day."""
    if not judgement.evidence:
        return [
            Objection(
                rule="known-on-the-day",
                reason="The judgement cites no evidence.",
                remedy="Cite what was seen and heard, by its number.",
            )
        ]
    found = []
    for number in dict.fromkeys(judgement.evidence):
        act = known.found(Evidence, number)
        why = _absent(number, conduct, on) if act is None else when_unknown(act, on)
        if why:
            found.append(
                Objection(
                    rule="known-on-the-day",
                    reason=f"{number} {why}.",
                    remedy=f"Leave {number} out, or judge on a day on which it was known.",
                )
            )
    return found


def _absent(number: str, conduct: Conduct, on: date) -> str:
    history = conduct.history(Evidence, number)
    if not history:
        return "is not on record here"
    if history[0].at.date() > on:
        return when_unknown(history[0], on)
    return "was withdrawn"
