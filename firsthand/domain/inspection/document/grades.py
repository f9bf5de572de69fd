"""Grades as published: never bare, always with what each means and must lead to (R14)."""

from typing import Any

from firsthand.domain.inspection.acts.judgement import Judgement
from firsthand.domain.inspection.acts.opening import INSPECTORATES
from firsthand.domain.inspection.document.basis import Basis
from firsthand.domain.reference.scale import Grade, Scale


def grades(basis: Basis) -> list[dict[str, Any]]:
    """Return each grade that is understood, with its scale, its rank and its meaning."""
    told = []
    for judgement in basis.conduct.bodies(Judgement):
        scale, grade = meaning(judgement, basis)
        if scale is not None and grade is not None:
            told.append(_told(judgement, scale, grade, basis))
    return told


def meaning(judgement: Judgement, basis: Basis) -> tuple[Scale | None, Grade | None]:
    """Return the scale and the grade that a judgement means; None for what is not known."""
    areas = {area.key: area.scale for area in basis.framework.areas}
    scale = basis.scales.get(areas.get(judgement.area) or "")
    if scale is None:
        return None, None
    return scale, next((one for one in scale.grades if one.key == judgement.grade), None)


def not_judged(basis: Basis) -> list[str]:
    """Return the names of the graded areas on which nobody gave a judgement."""
    judged = {one.area for one in basis.conduct.bodies(Judgement)}
    return [a.name for a in basis.framework.areas if a.scale and a.key not in judged]


def _told(judgement: Judgement, scale: Scale, grade: Grade, basis: Basis) -> dict[str, Any]:
    return {
        "area": judgement.area,
        "area_name": basis.area_name(judgement.area),
        "inspectorate": judgement.inspectorate.value,
        "inspectorate_name": INSPECTORATES[judgement.inspectorate],
        "grade": grade.key,
        "label": grade.label,
        "rank": grade.rank,
        "of": len(scale.grades),
        "scale": scale.name,
        "means": grade.meaning,
        "does_not_mean": grade.does_not_mean,
        "must_now_happen": grade.must_follow,
        "reason": judgement.reason,
        "evidence": [one for one in judgement.evidence if one in basis.evidence],
    }
