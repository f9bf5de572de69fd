"""
Placebo: what is found where nothing is, by shuffling the dates of the texts.

Dates are shuffled within kinds of text, so that how many texts of a kind came when, and how
often each text says a thing, stay as they are, and only what is new is lost. All that was
done to the real dates is done to each shuffle, every look and every window, so that having
looked again and again is counted. The false findings to be expected at a level are the mean
number of findings of the shuffles at that level, all terms pooled; the q value of a finding is
the least share of false findings at which it is still raised [StoreyTibshirani2003,
pp. 9441-9442], with the share of true null findings taken as one, which is the cautious end.

It is an estimate, and the least of the shares at many levels is taken: where nothing is true,
something passes a rate of 0.1 in about a sixth of the collections instead of a tenth (tested).
One finding is added to those of the shuffles, so that no q value is 0.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def shuffled_within(days: Ints, group: Ints, rng: np.random.Generator) -> Ints:
    """Return `days` in another order, each staying within its group."""
    shuffled = days.copy()
    for one in np.unique(group):
        members = np.flatnonzero(group == one)
        shuffled[members] = days[rng.permutation(members)]
    return shuffled


def q_values(found: Floats, placebos: Sequence[Floats]) -> Floats:
    """Return the q value of each of `found`, given what each shuffle found."""
    if not placebos:
        raise ValueError("0 shuffles were given; a q value needs one at least.")
    order = np.argsort(-found, kind="stable")
    pooled = np.sort(np.concatenate(placebos))
    false = (len(pooled) - np.searchsorted(pooled, found[order], side="left") + 1) / len(
        placebos
    )
    raised = np.searchsorted(-found[order], -found[order], side="right")
    q = np.minimum(1.0, false / np.maximum(raised, 1))
    q = np.minimum.accumulate(q[::-1])[::-1]
    result = np.empty(len(found))
    result[order] = q
    return result
