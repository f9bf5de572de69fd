"""
Colliding: which kinds of rule cannot all be kept, none of them to be spared.

Counting comes first, since it names people and months. Then one kind of rule after another is
left out: where there is still no plan without it, it is not to blame and stays out; where there
is one, or where that could not be told in time, it stays in. What remains cannot be kept
together, and where everything was told, leaving out any one of it makes a plan possible.
"""

from time import monotonic

from firsthand.domain.common.objection import Objection
from firsthand.domain.planning.programme.collisions import KINDS, counted_collisions, without
from firsthand.domain.planning.programme.programme import Problem
from firsthand.engines import cpsat, start
from firsthand.engines.choices import Choices
from firsthand.engines.joint import Price, columns, everything, joint_model
from firsthand.engines.months import waiting_bound
from firsthand.engines.roster import Roster

SMALL = 150_000  # variables up to which the joint model is asked
A_SECOND = 10_000  # variables of it that one second is enough to build and begin with
SHARE = 0.2  # of the time left goes into one question


def colliding(problem: Problem, *, seconds: float, workers: int) -> tuple[Objection, ...]:
    """Return objections that say why there is no plan, as exactly as the time allows."""
    counted = counted_collisions(problem)
    if counted:
        return counted
    end = monotonic() + seconds
    if possible(problem, seconds=seconds * SHARE, workers=workers) is not False:
        return (
            Objection(
                rule="not-found",
                reason="No programme was found in the time given; it is not proved that there "
                "is none.",
                remedy="Give more time, or relax a rule.",
            ),
        )
    kinds, unsure = minimal(problem, end=end, workers=workers)
    return (_told(kinds, unsure),)


def minimal(
    problem: Problem, *, end: float, workers: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the kinds of rule that collide, and those of them that time left unsure."""
    kept, unsure, left_out = [], [], problem
    for kind in KINDS:
        if monotonic() > end:
            kept.append(kind)
            unsure.append(kind)
            continue
        tried = without(left_out, kind)
        seconds = max((end - monotonic()) * SHARE, 0.5)
        answer = possible(tried, seconds=seconds, workers=workers)
        if answer is False:
            left_out = tried
            continue
        kept.append(kind)
        if answer is None:
            unsure.append(kind)
    return tuple(kept), tuple(unsure)


def possible(problem: Problem, *, seconds: float, workers: int) -> bool | None:
    """Tell whether there is a plan; None where that could not be told in time."""
    choices, end = Choices(problem), monotonic() + seconds
    if not choices.months or not all(choices.may_go):
        return False
    if waiting_bound(choices, seconds=seconds / 2).impossible:
        return False
    order, half = start.order(choices), (monotonic() + end) / 2
    if not start.placed(Roster(choices), order, seed=0, enough=lambda: monotonic() > half):
        return True
    part = everything(choices, Price())
    if columns(choices, part.open_to) > min(SMALL, A_SECOND * (end - monotonic())):
        return None
    sums = joint_model(choices, part)
    seconds = max(end - monotonic(), 0.5)
    answer = cpsat.best(sums, seconds=seconds, workers=workers, seed=0)
    if answer.values is not None:
        return True
    return False if answer.impossible else None


def _told(kinds: tuple[str, ...], unsure: tuple[str, ...]) -> Objection:
    names = [KINDS[kind] for kind in kinds]
    reason = f"These rules cannot all be kept: {'; '.join(names)}."
    if len(names) == 1:
        reason = f"No programme keeps this rule beside what must always hold: {names[0]}."
    if not names:
        reason = "No programme answers every need, even without any of the rules."
    if unsure:
        doubtful = "; ".join(KINDS[kind] for kind in unsure)
        reason += f" Whether a plan needs all of these to give way was not settled: {doubtful}."
    return Objection(
        rule="+".join(kinds) or "answered-once",
        reason=reason,
        remedy="Relax one of them, or bring more inspectors or months.",
    )
