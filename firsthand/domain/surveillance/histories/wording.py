"""Wording: what the model of grades says, in sentences."""

from firsthand.domain.common.words import day
from firsthand.domain.surveillance.histories.checking import Checks
from firsthand.domain.surveillance.histories.decay import (
    Decay,
    chances_of_grades,
    decays,
    in_the_long_run,
)
from firsthand.domain.surveillance.histories.model import ErrorModel, GradeModel
from firsthand.stats.multi_state_intervals import Told

ENOUGH = 0.05  # a p-value no greater speaks against one model for all years


def sentences(model: GradeModel, *, years: float = 3.0) -> tuple[str, ...]:
    """Return one sentence for each last grade: what is likely `years` later, and half-life."""
    if model.fit is None:
        return (f"What a grade is worth later cannot be said. {model.why_not}",)
    found = []
    half_lives = {one.grade: one for one in decays(model)}
    for state in model.states:
        after = chances_of_grades(model, state.key, years)
        still, low, high = after[state.key]
        others = "; ".join(
            f"{one.label.split(' (')[0].lower()} {100 * after[one.key][0]:.0f}"
            for one in model.states
            if one.key != state.key
        )
        found.append(
            f"Of 100 authorities graded {_plain(state.label)}, {100 * still:.0f} "
            f"({100 * low:.0f} to {100 * high:.0f}) would be graded so {years:g} years later; "
            f"{others}. {_half_life(half_lives[state.key])}"
        )
    return tuple(found)


def summary(model: GradeModel) -> str:
    """Return on what the model rests, and how well it is told."""
    held = model.histories
    rest = (
        f"{held.area.name}: {held.looks} grades at {len(held.histories)} authorities, "
        f"published by {day(held.as_of)}."
    )
    if model.fit is None or model.identification is None:
        return f"{rest} There is no model. {model.why_not}"
    if model.identification.moves is not Told.WELL:
        return (
            f"{rest} The model is {model.identification.moves.value}: "
            f"{'; '.join(model.identification.because)}."
        )
    shares = ", ".join(
        f"{one.label.split(' (')[0].lower()} {100 * in_the_long_run(model)[one.key].value:.0f}"
        for one in model.states
    )
    return f"{rest} In the long run, of 100 authorities: {shares}."


def of_errors(found: ErrorModel) -> str:
    """Return what the histories tell of inspections that err."""
    if found.fit is None:
        return f"Whether inspections err cannot be told. {' '.join(found.because)}"
    if not found.told:
        return (
            "How often an inspection takes one grade for its neighbour is barely identified "
            f"from these histories (grades are numbered from 1, the best): "
            f"{'; '.join(found.because)}.{_gain(found)} No chance of an error is given as a "
            "finding, nor are the intensities that would go with it."
        )
    return "The histories tell how often an inspection takes one grade for its neighbour."


def _gain(found: ErrorModel) -> str:
    if found.gain is None:
        return ""
    return f" Allowing for errors raises the log-likelihood by {found.gain:.1f}."


def of_checks(found: Checks) -> tuple[str, ...]:
    """Return what the checks say against the model."""
    told = list(found.could_not)
    if found.eras is not None:
        differ = found.eras.p_value <= ENOUGH
        told.append(
            f"Moves before and after {day(found.changed_on)} "
            f"{'differ' if differ else 'do not differ clearly'} (likelihood ratio "
            f"{found.eras.ratio:.1f} on {found.eras.degrees} degrees, p = "
            f"{_p(found.eras.p_value)})"
            + ("; one model for all years is an average of both." if differ else ".")
        )
    if found.comparison is not None and found.comparison.p_value is not None:
        poor = found.comparison.p_value <= ENOUGH
        told.append(
            f"What was seen {'lies farther' if poor else 'lies no farther'} from what the "
            f"model expects than chance would have it (Pearson's figure "
            f"{found.comparison.figure:.1f}, p = {_p(found.comparison.p_value)} from "
            f"{found.comparison.drawn} draws)."
        )
    return tuple(told)


def _half_life(found: Decay) -> str:
    after = found.half_life
    if after is None or after.low is None or after.high is None:
        return f"Its half-life is not told. {found.why_not}".strip()
    return (
        f"Half of what the grade told is out of date after {after.value:.1f} years "
        f"({after.low:.1f} to {after.high:.1f})."
    )


def _plain(label: str) -> str:
    return label[0].lower() + label[1:]


def _p(value: float) -> str:
    return "less than 0.001" if value < 0.001 else f"{value:.3f}"
