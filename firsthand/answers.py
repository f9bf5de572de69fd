"""
Answers: what `import firsthand` gives, the answers of the command line as plain values.

Each function returns what the command of the same name prints as JSON: mappings and lists of
mappings with plain values, whose rows a data frame takes as they are. `as_of` is a date, or its
ISO form; without one, an answer is as of today. The first call prepares Django and the database
by itself, and says on standard error when the database had to be built.

Where Django was set up before, as in a web server, whoever did so has prepared the database.
"""

import os
import sys
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Day = date | str | None
FIRST_HARM = "child-sexual-exploitation"
SEED = 20261129


def signals(*, as_of: Day = None, rate: float = 0.10) -> list[Row]:
    """Return the signals raised as of a day, the strongest first, each with its caveats."""
    _ready()
    from firsthand.services.signalling import shape
    from firsthand.services.signalling import signals as found

    answer = found.signals(as_of=_day(as_of), rate=rate)
    return [shape.of_signal(one) for one in answer.signals if one.raised]


def authority(name_or_code: str, *, as_of: Day = None) -> Row:
    """Return everything that was public about one authority, by its name or DfE code."""
    _ready()
    from firsthand.services import authorities, shapes

    return shapes.of_authority(authorities.authority(name_or_code, as_of=_day(as_of)))


def picture(
    *harms: str, as_of: Day = None, area: str | None = None, within_years: int | None = None
) -> list[Row]:
    """Return what the latest report that looked says, by authority and harm; all if none."""
    _ready()
    from firsthand.services import picture as found
    from firsthand.services import shapes

    rows = found.pictures(
        as_of=_day(as_of), harms=harms or None, area=area, within_years=within_years
    )
    return [shapes.of_coverage(row) for row in rows]


def unseen(*harms: str, as_of: Day = None) -> list[Row]:
    """Return for each authority and harm the chance of a failure unseen; all harms if none."""
    _ready()
    from firsthand.services import shapes_unseen
    from firsthand.services import unseen as found

    answer = found.unseen_failures(as_of=_day(as_of), harms=harms or None)
    return [shapes_unseen.of_unseen(one) for one in answer.rows]


def failing(*, as_of: Day = None) -> Row:
    """Return the probability of serious failure of each authority, and what to think of it."""
    _ready()
    from firsthand.services import failing as found

    return found.of_answer(found.failing(as_of=_day(as_of)))


def backtest(*, seed: int = SEED, replicates: int = 200) -> list[Row]:
    """Return how well each model and baseline did when tested forward in time."""
    _ready()
    from firsthand.services import backtests

    answer = backtests.backtest(seed=seed, replicates=replicates)
    return [backtests.of_result(one) for one in answer.results]


def subjects(folder: str | Path, *, rate: float = 0.10, seed: int = SEED) -> list[Row]:
    """Return the subjects that are new in the texts of a folder; no text is kept."""
    _ready()
    from firsthand.services.subjects import finding

    answer = finding.find(Path(folder), rate=rate, seed=seed)
    return [finding.of_subject(one) for one in answer.subjects]


def xmr(values: Sequence[float | None], *, baseline: int | None = None) -> Row:
    """Return the control chart of anyone's own series; None stands for a missing value."""
    from dataclasses import asdict

    from firsthand.stats import xmr as found

    return asdict(found.xmr(values, baseline=baseline))


def funnel(
    numerators: Sequence[float],
    denominators: Sequence[float],
    *,
    kind: str = "proportion",
    trim: float = 0.1,
    over_dispersion: bool = True,
) -> Row:
    """Return target, scores and limits of anyone's own units."""


@cache
def _ready() -> None:
    """Set Django up and build the database, once, unless somebody has set Django up before."""
    from django.apps import apps

    if apps.ready:
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firsthand.config.settings")
    # A notebook runs an event loop; what is asked here runs beside it, in one thread.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    import django

    django.setup()
    from django.utils import timezone

    from firsthand.services import building

    built = building.build(now=timezone.now())
    if built.was_needed:
        print(
            f"Database ready: {built.files:,} sources, {built.figures:,} figures were added.",
            file=sys.stderr,
        )


def _day(given: Day) -> date:
    """Return the day asked for, or today; refuse what is no day or has not come."""
    today = date.today()  # the edge reads the clock, once
    if given is None:
        return today
    try:
        asked = date.fromisoformat(given) if isinstance(given, str) else given
    except ValueError:
        raise ValueError(
            f"{given!r} is no date. Needed: year, month and day, such as 2014-07-01."
        ) from None
    if asked > today:
        raise ValueError(
            f"{asked} is in the future: nobody can know yet what will be public then. "
            f"Give {today} or an earlier day."
        )
    return asked
