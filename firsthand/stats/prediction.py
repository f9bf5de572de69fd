"""
Prediction one step ahead: what would be expected of a short series, learnt from many like it.

Assumptions. Series of one figure move alike: the next value, less the middle of all, is b1
times the last one and b2 times the mean of those before it, with b1 and b2 common to all. What
is left has a spread of its own, beside the known sampling error of each value.

Reasoning. One series of five to thirteen points cannot tell its own autoregression; hundreds
together can (a pooled autoregression with a slowly learnt mean). b1 and b2 are least squares
over all steps that are public, fitted again with deviations cut at four times their middle
size, as real changes are among them. The spread of each period is that for which the median
square of the standardised deviations is that of a standard normal: a period in which all move
oddly (a pandemic, a new form) raises its own spread and so not everybody's signal.

When not to believe it. When fewer than `ENOUGH` series have a value in a period: no deviation
is then given for it.
"""

from dataclasses import dataclass

import numpy as np

from firsthand.stats.false_discovery import Floats

MEDIAN_SQUARE = 0.454936423119572  # of a chi-square with one degree of freedom
ENOUGH = 20
USUAL = (0.7, 0.15)  # weights where too few series are public to learn them
CUT = 4.0
STEPS = 30  # halvings of the interval that holds the spread


@dataclass(frozen=True, kw_only=True)
class Predicted:
    """For each series and period: what was expected, and the standardised deviation from it."""

    expected: Floats
    deviations: Floats


def one_step(values: Floats, sampling: Floats, *, by_mean: bool = False) -> Predicted:
    """
    Return the prediction of each value of `values` (series, periods) from those before it.

    What is returned of a period rests on it and earlier ones only. `sampling` holds the
    variance of each value's sampling error. At least two earlier values are needed. `by_mean`
    predicts from the mean of all earlier values alone, so that a slow move away counts too.
    """
    last, mean, noise_last, noise_mean = _features(values, sampling, by_mean=by_mean)
    expected, deviations = np.full(values.shape, np.nan), np.full(values.shape, np.nan)
    for column in range(2, values.shape[1]):
        upto = slice(0, column + 1)
        weights = _weights(values[:, upto], last[:, upto], mean[:, upto])
        own = weights[0] * last[:, column] + weights[1] * mean[:, column]
        noise = (
            sampling[:, column]
            + weights[0] ** 2 * noise_last[:, column]
            + weights[1] ** 2 * noise_mean[:, column]
        )
        expected[:, column] = own
        deviations[:, column] = _standardised(values[:, column] - own, noise)
    return Predicted(expected=expected, deviations=deviations)


def _features(
    values: Floats, sampling: Floats, *, by_mean: bool
) -> tuple[Floats, Floats, Floats, Floats]:
    shape = values.shape
    last, mean = np.full(shape, np.nan), np.full(shape, np.nan)
    noise_last, noise_mean = np.zeros(shape), np.zeros(shape)
    newest, its_noise = np.full(shape[0], np.nan), np.zeros(shape[0])
    total, noise, count = np.zeros(shape[0]), np.zeros(shape[0]), np.zeros(shape[0])
    for column in range(shape[1]):
        # The mean leaves the last value out, unless it is all that is predicted from.
        enough = count >= 2
        rest = count if by_mean else count - 1
        sums = total if by_mean else total - np.nan_to_num(newest)
        noises = noise if by_mean else noise - its_noise
        over = np.maximum(rest, 1)
        mean[enough, column] = (sums / over)[enough]
        noise_mean[enough, column] = (noises / over**2)[enough]
        last[enough, column] = 0.0 if by_mean else newest[enough]
        noise_last[enough, column] = 0.0 if by_mean else its_noise[enough]
        held = np.isfinite(values[:, column])
        newest = np.where(held, values[:, column], newest)
        its_noise = np.where(held, np.nan_to_num(sampling[:, column]), its_noise)
        total += np.where(held, values[:, column], 0.0)
        noise += np.where(held, np.nan_to_num(sampling[:, column]), 0.0)
        count += held
    return last, mean, noise_last, noise_mean


def _weights(values: Floats, last: Floats, mean: Floats) -> Floats:
    held = np.isfinite(values) & np.isfinite(last) & np.isfinite(mean)
    y, x = values[held], np.column_stack([last[held], mean[held]])
    if len(y) < ENOUGH:
        return np.array(USUAL)
    found = np.linalg.lstsq(x, y, rcond=None)[0]
    left = y - x @ found
    cut = CUT * np.median(np.abs(left)) / 0.6745
    return np.asarray(np.linalg.lstsq(x, x @ found + np.clip(left, -cut, cut), rcond=None)[0])


def _standardised(left: Floats, noise: Floats) -> Floats:
    """Return the deviations of one period over their spread and sampling error."""
    found, held = np.full(left.shape, np.nan), np.isfinite(left)
    if held.sum() >= ENOUGH:
        own, error = left[held], np.nan_to_num(noise[held])
        found[held] = own / np.sqrt(spread(own, error) + error)
    return found


def spread(left: Floats, noise: Floats) -> float:
    """Return the variance beyond `noise` that brings the median square to that of a normal."""
    squares, middle = left**2, (len(left) - 1) // 2
    if not len(squares):
        return 0.0
    # The variance of all, were there no noise, is never too small.
    low, high = 0.0, float(np.partition(squares, middle)[middle]) / MEDIAN_SQUARE + 1e-12
    if not noise.any():
        return high
    for _ in range(STEPS):
        tried = (low + high) / 2
        if np.partition(squares / (tried + noise), middle)[middle] > MEDIAN_SQUARE:
            low = tried
        else:
            high = tried
    return high
