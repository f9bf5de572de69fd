"""
Trial: what each model would have said before each inspection, having learned from others.

Every year is cut at its first of January: a model learns from inspections that were published
before, of authorities in other folds, and then says of each inspection of the year what could
be said on the day before it began.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import compress

import numpy as np

from firsthand.domain.assurance.grades import Graded
from firsthand.domain.surveillance.failing.case import Case
from firsthand.domain.surveillance.failing.model import Model, Target
from firsthand.domain.surveillance.failing.training import Lessons, lessons, outcome, train
from firsthand.stats.scoring import Flags, Floats

FIRST_YEAR = 2018
NOT_FOR_TARGET = (
    "This model has no answer here: its chain knows only whether an authority was failing, and "
    "these were not."
)
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, kw_only=True)
class Forecasts:
    """What one model said before each inspection, and what happened."""

    target: Target
    model: Model
    groups: tuple[str, ...]
    la_codes: tuple[str, ...]
    started_on: tuple[date, ...]
    published_on: tuple[date, ...]
    scores: Floats
    chances: Floats
    happened: Flags
    why_not: str = ""

    @property
    def years(self) -> tuple[int, ...]:
        """Return the years in which the inspections began."""
        return tuple(day.year for day in self.started_on)

    def since(self, day: date) -> "Forecasts":
        """Return only what was said of inspections that began on or after `day`."""
        return self._only([start >= day for start in self.started_on])

    def public_by(self, day: date) -> "Forecasts":
        """
        Return only what was said of inspections that were published by `day`.

        It is the same as a trial on what was public then, as every year learns from earlier
        ones alone.
        """
        return self._only([published <= day for published in self.published_on])

    def _only(self, kept: Sequence[bool]) -> "Forecasts":
        keep = np.array(kept, dtype=bool)
        return Forecasts(
            target=self.target,
            model=self.model,
            groups=tuple(compress(self.groups, kept)),
            la_codes=tuple(compress(self.la_codes, kept)),
            started_on=tuple(compress(self.started_on, kept)),
            published_on=tuple(compress(self.published_on, kept)),
            scores=self.scores[keep],
            chances=self.chances[keep],
            happened=self.happened[keep],
            why_not=self.why_not,
        )


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What a trial stands on: every case, every inspection, and the fold of each authority."""

    cases: tuple[Case, ...]
    graded: tuple[Graded, ...]
    folds: Mapping[str, int]

    def until(self, day: date) -> "Ground":
        """Return only what was public on `day`."""
        return Ground(
            cases=tuple(one for one in self.cases if one.published_on <= day),
            graded=tuple(one for one in self.graded if one.published_on <= day),
            folds=self.folds,
        )


def trial(
    ground: Ground,
    models: Sequence[Model],
    targets: Sequence[Target],
    *,
    from_year: int = FIRST_YEAR,
    progress: Progress = lambda done, total, what: None,
) -> tuple[Forecasts, ...]:
    """Return what each model said for each target, of inspections from `from_year` on."""
    tested = [case for case in ground.cases if case.started_on.year >= from_year]
    parts: dict[tuple[Target, str], list[tuple[Case, float, float]]] = {}
    years = sorted({case.started_on.year for case in tested})
    for done, year in enumerate(years, start=1):
        for fold in sorted(set(ground.folds.values())):
            own = [
                case
                for case in tested
                if case.started_on.year == year and ground.folds[case.la_code] == fold
            ]
            if own:
                _say(own, _learned(ground, year, fold), models, targets, parts)
        progress(done, len(years), "years tried")
    return tuple(
        _joined(target, one, parts.get((target, one.key), []))
        for target in targets
        for one in models
    )


def _learned(ground: Ground, year: int, fold: int) -> Lessons:
    hidden = frozenset(code for code, own in ground.folds.items() if own == fold)
    return lessons(ground.cases, ground.graded, before=date(year, 1, 1), without=hidden)


def _say(
    own: Sequence[Case],
    learned: Lessons,
    models: Sequence[Model],
    targets: Sequence[Target],
    parts: dict[tuple[Target, str], list[tuple[Case, float, float]]],
) -> None:
    for target in targets:
        apply = [case for case in own if outcome(case, target) is not None]
        for one in models:
            if not apply or one.reads(target) is None:
                continue
            said = train(one, target, learned).predict([case.features for case in apply])
            parts.setdefault((target, one.key), []).extend(
                zip(apply, said.scores.tolist(), said.chances.tolist(), strict=True)
            )


def _joined(target: Target, one: Model, said: Sequence[tuple[Case, float, float]]) -> Forecasts:
    in_order = sorted(said, key=lambda each: (each[0].started_on, each[0].la_code))
    told = [case for case, _, _ in in_order]
    return Forecasts(
        target=target,
        model=one,
        groups=tuple(case.group for case in told),
        la_codes=tuple(case.la_code for case in told),
        started_on=tuple(case.started_on for case in told),
        published_on=tuple(case.published_on for case in told),
        scores=np.array([score for _, score, _ in in_order], dtype=float),
        chances=np.array([chance for _, _, chance in in_order], dtype=float),
        happened=np.array([bool(outcome(case, target)) for case in told], dtype=bool),
        why_not=NOT_FOR_TARGET if one.reads(target) is None else "",
    )
