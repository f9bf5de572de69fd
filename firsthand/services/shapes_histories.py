"""The shape of the model of grades as JSON, the same on the command line and in the API."""

from dataclasses import asdict
from typing import Any

from firsthand.domain.surveillance.histories import wording
from firsthand.domain.surveillance.histories.checking import Checks
from firsthand.domain.surveillance.histories.decay import (
    Curve,
    chances_of_grades,
    curves,
    decays,
    in_the_long_run,
)
from firsthand.domain.surveillance.histories.history import Histories
from firsthand.domain.surveillance.histories.model import ErrorModel, GradeModel
from firsthand.stats.multi_state_fit import Fit
from firsthand.stats.multi_state_intervals import (
    Estimate,
    error_estimates,
    intensities,
)
from firsthand.stats.multi_state_msm import printed_ends

Shape = dict[str, Any]
YEARS = (1, 3, 5)
COLUMNS = ("area", "as_of", "last_grade", "years", "grade", "chance", "low", "high")
HISTORY_COLUMNS = (
    *("subject", "years", "state", "authority", "on", "published_on", "awarded", "label"),
    *("framework", "kind", "inspection_id"),
)
NOT_ASKED = "Not asked for: give --misclassified."


def of_model(model: GradeModel, checks: Checks, errors: ErrorModel | None) -> Shape:
    """Return everything that the model tells, with why it tells no more."""
    fit = model.fit
    return {
        "area": model.histories.area.key,
        "area_name": model.histories.area.name,
        "as_of": model.histories.as_of,
        "dated": model.histories.dated.value,
        "transitions": model.moves.value,
        "summary": wording.summary(model),
        "sentences": list(wording.sentences(model)),
        "histories": _histories(model.histories),
        "states": [_state(one) for one in model.states],
        "identified": model.identification.moves.value if model.identification else None,
        "identified_because": list(model.identification.because)
        if model.identification
        else [],
        "why_not": model.why_not or None,
        "minus_two_log_likelihood": -2 * fit.log_likelihood if fit else None,
        "passages": fit.passages.tolist() if fit else None,
        "intensities": _intensities(model, fit) if fit else [],
        "chances": of_chances(model),
        "half_lives": [
            {
                "grade": one.grade,
                **_estimate(one.half_life, "years"),
                "why_not": one.why_not or None,
            }
            for one in decays(model)
        ],
        "long_run": [
            {"grade": key, **_estimate(one, "share")}
            for key, one in in_the_long_run(model).items()
        ],
        "curves": [of_curve(one) for one in curves(model)],
        "checks": _checks(checks),
        "errors": _errors(model, errors) if errors else None,
        "errors_because": None if errors else NOT_ASKED,
    }


def of_chances(model: GradeModel) -> list[Shape]:
    """Return a row for each last grade, number of years and grade: the rows of a table."""
    return [
        {
            "area": model.histories.area.key,
            "as_of": model.histories.as_of,
            "last_grade": last.key,
            "years": years,
            "grade": grade,
            "chance": chance,
            "low": low,
            "high": high,
        }
        for last in model.states
        for years in YEARS
        for grade, (chance, low, high) in chances_of_grades(model, last.key, years).items()
    ]


def of_curve(curve: Curve) -> Shape:
    """Return one line of the picture."""
    return asdict(curve)


def of_looks(held: Histories) -> list[Shape]:
    """Return the histories as the R package msm reads them: subject, years, state, and more."""
    return [
        {
            "subject": one.la_code,
            "years": round(look.years, 9),
            "state": look.state,
            "authority": one.authority,
            "on": look.on,
            "published_on": look.published_on,
            "awarded": look.awarded,
            "label": look.label,
            "framework": look.framework,
            "kind": look.kind,
            "inspection_id": look.inspection_id,
        }
        for one in held.histories
        for look in one.looks
    ]


def _histories(held: Histories) -> Shape:
    return {
        "authorities": len(held.histories),
        "grades": held.looks,
        "graded_once": sum(len(one.looks) == 1 for one in held.histories),
        "ended": [one.la_code for one in held.histories if one.ended_on],
        "joined": [asdict(one) for one in held.area.joined],
        "left_out": [asdict(one) for one in held.area.left_out],
        "not_counted": [asdict(one) for one in held.not_counted],
    }


def _state(one: Any) -> Shape:
    return asdict(one)


def _intensities(model: GradeModel, fit: Fit) -> list[Shape]:
    name = {one.state: one.key for one in model.states}
    return [
        {"from": name[a], "to": name[b], **_estimate(one, "a_year")}
        for (a, b), one in intensities(fit).items()
    ]


def _estimate(one: Estimate | None, name: str) -> Shape:
    return {
        name: one.value if one else None,
        "low": one.low if one else None,
        "high": one.high if one else None,
        "identified": one.told.value if one else None,
    }


def _checks(found: Checks) -> Shape:
    eras, comparison = found.eras, found.comparison
    return {
        "sentences": list(wording.of_checks(found)),
        "changed_on": found.changed_on,
        "eras": {
            "before": eras.before.tolist(),
            "after": eras.after.tolist(),
            "likelihood_ratio": eras.ratio,
            "degrees": eras.degrees,
            "p_value": eras.p_value,
            "passages_before": eras.passages_before,
            "passages_across": eras.passages_across,
            "passages_after": eras.passages_after,
        }
        if eras
        else None,
        "pearson": comparison.figure if comparison else None,
        "pearson_p_value": comparison.p_value if comparison else None,
        "pearson_draws": comparison.drawn if comparison else None,
        "seen_and_expected": [asdict(one) for one in comparison.cells] if comparison else [],
        "shares": [asdict(one) for one in found.shares],
        "could_not": list(found.could_not),
    }


def _errors(model: GradeModel, found: ErrorModel) -> Shape:
    """Return the chances of errors as findings only where the histories tell them."""
    return {
        "told": found.told,
        "sentence": wording.of_errors(found),
        "because": list(found.because),
        "identified": found.identification.errors.value if found.identification else None,
        "minus_two_log_likelihood": -2 * found.fit.log_likelihood if found.fit else None,
        "gain": found.gain,
        "chances": _told_errors(model, found.fit) if found.told and found.fit else None,
        "intensities": _intensities(model, found.fit) if found.told and found.fit else None,
    }


def _told_errors(model: GradeModel, fit: Fit) -> list[Shape]:
    name, as_msm = {one.state: one.key for one in model.states}, printed_ends(fit)
    return [
        {
            "true": name[a],
            "seen": name[b],
            **_estimate(one, "chance"),
            "ends_as_msm_prints": as_msm[(a, b)],
        }
        for (a, b), one in error_estimates(fit).items()
    ]
