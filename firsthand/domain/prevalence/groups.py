"""
Groups: the hidden number of each group or area, and whether their sum agrees with the whole.

Assumptions. Those of each estimate, in each group by itself: chances of being on a list may
differ between groups, which the estimate of the whole cannot know. Where they do, lists of the
whole seem to go together, or apart, more than they do in any group, and the sum is the better
number [IWGDMF1995, p. 1047-1058]. Groups are smaller, though, and more of them are refused.

The limits of the sum are the limits added. That is wide where groups err independently, and
not too narrow where they err alike, as they do when the same lists are alike dependent.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.domain.prevalence.answer import HiddenAnswer, refused_for
from firsthand.domain.prevalence.belief import outside
from firsthand.stats.hidden.estimate import Estimate


@dataclass(frozen=True, kw_only=True)
class Group:
    """One group: its answer, or why its rows make no table."""

    name: str
    answer: HiddenAnswer | None
    because: tuple[str, ...] = ()

    @property
    def stated(self) -> Estimate | None:
        """The number that stands for the group, if it has an answer."""
        return None if self.answer is None else stated(self.answer)

    @property
    def reasons(self) -> tuple[str, ...]:
        """What speaks against the number, or why there is none."""
        return self.because if self.stated is None else self.stated.reasons


@dataclass(frozen=True, kw_only=True)
class Sum:
    """What those groups add up to that have a number, by name: not everybody."""

    groups: tuple[str, ...]
    estimate: float
    lower: float | None
    upper: float | None


@dataclass(frozen=True, kw_only=True)
class Total:
    """
    The sum of the groups' numbers; None where a group has none, with the reason.

    `given` is then the sum of those that have one, where there are two or more.
    """

    estimate: float | None
    lower: float | None
    upper: float | None
    because: str
    given: Sum | None = None


@dataclass(frozen=True, kw_only=True)
class ByGroup:
    """The answers of all groups of the column `by`, their sum, and the answer of the whole."""

    by: str
    whole: HiddenAnswer
    groups: tuple[Group, ...]
    total: Total


def stated(answer: HiddenAnswer) -> Estimate:
    """
    Return the number that heads an answer: that of all methods, or of the one asked for.

    Of one method it is refused where its own limits miss it; beside its limits, as one of the
    estimates, the number still stands.
    """
    if answer.headline is not None:
        return answer.headline
    alone = answer.estimates[0]
    missed = tuple(one.words for one in outside(alone))
    if not missed:
        return alone
    return refused_for(alone, tuple(dict.fromkeys((*missed, *alone.reasons))))


def by_group(by: str, whole: HiddenAnswer, groups: Sequence[Group]) -> ByGroup:
    """Return the groups beside the whole, with their sum."""
    return ByGroup(by=by, whole=whole, groups=tuple(groups), total=total(groups))


def total(groups: Sequence[Group]) -> Total:
    """Return the sum of the groups, none where one of them has no number."""
    given = [one for one in groups if _has_number(one)]
    found = _sum(given)
    if len(given) == len(groups):
        return Total(estimate=found.estimate, lower=found.lower, upper=found.upper, because="")
    without = [one.name for one in groups if not _has_number(one)]
    because = (
        f"There is no sum: {len(without)} of {len(groups)} groups have no number "
        f"({', '.join(without)})."
    )
    return Total(
        estimate=None,
        lower=None,
        upper=None,
        because=because,
        given=found if len(given) > 1 else None,
    )


def _has_number(group: Group) -> bool:
    one = group.stated
    return one is not None and one.estimate is not None and not one.refused


def _sum(groups: Sequence[Group]) -> Sum:
    found = [one.stated for one in groups if one.stated]
    return Sum(
        groups=tuple(one.name for one in groups),
        estimate=sum(one.estimate or 0.0 for one in found),
        lower=_added([one.lower for one in found]),
        upper=_added([one.upper for one in found]),
    )


def _added(limits: Sequence[float | None]) -> float | None:
    known = [one for one in limits if one is not None]
    return sum(known) if len(known) == len(limits) else None
