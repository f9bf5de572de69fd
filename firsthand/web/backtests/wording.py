"""What the page of the back-test says, told from its figures and never typed in."""

from collections.abc import Mapping, Sequence

from firsthand.domain.accountability.backtest.results import Result

TARGETS: Mapping[str, str] = {
    "inadequate": "Graded inadequate",
    "fell": "Fell to a lower grade",
}
TARGETS_MEAN: Mapping[str, str] = {
    "inadequate": "Overall effectiveness, or help and protection, was graded inadequate.",
    "fell": "The overall grade was lower than the last one.",
}
# How far from a coin's 0.5 a model orders, in words; the lower end of each step.
STRENGTHS = ((0.8, "far"), (0.7, "clearly"), (0.6, "modestly"), (0.5, "slightly"))
COIN = 0.5
TOO_FEW = "There were too few of them to tell."
BY_LOT = 0.2  # of the failures, when a fifth of all is looked at without knowing anything


def verdict(result: Result) -> str:
    """Say whether a model orders attention better than chance, and how far."""
    auc = result.scores.auc
    if auc.value is None or auc.low is None or auc.high is None:
        return result.because or TOO_FEW
    if auc.high < COIN:
        return "Orders attention worse than chance would."
    if auc.low <= COIN:
        return "Cannot be told from chance."
    how = next(words for least, words in STRENGTHS if auc.value >= least)
    return f"Orders attention {how} better than chance."


def caught(result: Result) -> str:
    """Say what the fifth that a model puts first held, beside what lot would have held."""
    top = result.scores.caught
    if top.value is None:
        return ""
    words = f"The fifth that it puts first held {_percent(top.value)} of them"
    if top.low is not None and top.high is not None:
        words += f" (between {_percent(top.low)} and {_percent(top.high)})"
    return f"{words}; a fifth drawn by lot holds {_percent(BY_LOT)}."


def lead(results: Sequence[Result], model: str) -> str:
    """Say in two sentences what the model in use is worth."""
    own = next((one for one in results if one.model == model), None)
    if own is None:
        return ""
    if not own.n:
        return own.because
    found = "was" if own.positives == 1 else "were"
    return (
        f"Of {own.n:,} full inspections, {own.positives} {found} found so. The model in use "
        f"({own.name[:1].lower()}{own.name[1:]}) "
        f"{verdict(own)[:1].lower()}{verdict(own)[1:]} {caught(own)}"
    )


def compared(comparisons: int, clear: Sequence[str]) -> str:
    """Say how many differences from the last grade are clear, beside what chance makes."""
    by_chance = comparisons / 20
    are = "is" if len(clear) == 1 else "are"
    return (
        f"Each model was set against the last grade on three scores: {comparisons} "
        f"differences. {len(clear) or 'None'} of them {are} clear of nought; about "
        f"{by_chance:.0f} would be by chance alone."
    )


def _percent(share: float) -> str:
    return f"{round(100 * share)} percent"
