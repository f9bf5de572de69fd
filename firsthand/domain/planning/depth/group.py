"""Groups: cases that stand on one list, how many are read, and how well they are read."""

from dataclasses import dataclass

from firsthand.domain.common.objection import Objection
from firsthand.stats.detection import Stratum

MOST_CASES = 100_000  # no authority keeps a list as long; a longer number is a slip


@dataclass(frozen=True, kw_only=True)
class Group:
    """
    One list of cases, and the part of it that is read.

    `affected` is how many of its cases a failure touches, `sensitivity` how likely a reader of
    an affected case is to notice. Where one is not known for certain, `affected_to` and
    `sensitivity_to` hold the other end of the range in which it lies.
    """

    name: str
    population: int
    affected: int
    sample: int
    sensitivity: float
    affected_to: int | None = None
    sensitivity_to: float | None = None

    @property
    def at_worst(self) -> Stratum:
        """Return the group with the fewest affected cases and the least attentive readers."""
        return Stratum(
            population=self.population,
            affected=self.affected,
            sample=self.sample,
            sensitivity=self.sensitivity,
        )

    @property
    def at_best(self) -> Stratum:
        """Return the group at the other ends of its ranges."""
        return Stratum(
            population=self.population,
            affected=self.affected if self.affected_to is None else self.affected_to,
            sample=self.sample,
            sensitivity=(
                self.sensitivity if self.sensitivity_to is None else self.sensitivity_to
            ),
        )

    @property
    def is_certain(self) -> bool:
        """Tell whether no number of the group is a range."""
        return self.at_worst == self.at_best


def objections(group: Group) -> tuple[Objection, ...]:
    """Return what is impossible about a group, each with what to change."""
    if 1 <= group.population <= MOST_CASES:
        found = [
            _outside(group, "affected", group.affected),
            _outside(group, "affected", group.affected_to),
            _outside(group, "sample", group.sample),
        ]
    else:
        found = [_population(group)]
    found += [
        _no_chance(group, group.sensitivity),
        _no_chance(group, group.sensitivity_to),
        _turned(group, "affected", group.affected, group.affected_to),
        _turned(group, "sensitivity", group.sensitivity, group.sensitivity_to),
    ]
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _population(group: Group) -> Objection:
    return Objection(
        rule="depth-population",
        reason=(
            f"{group.name}: the population is {group.population:,}; it must be between 1 and "
            f"{MOST_CASES:,} cases."
        ),
        remedy="Give the number of cases on the list from which the sample is drawn.",
    )


MEANING = {
    "affected": ("cases affected", "Give as many as the list holds or fewer, or a share: 1%."),
    "sample": ("cases read", "Read no more cases than the list holds, and no case twice."),
}


def _outside(group: Group, rule: str, number: int | None) -> Objection | None:
    if number is None or 0 <= number <= group.population:
        return None
    what, remedy = MEANING[rule]
    return Objection(
        rule=f"depth-{rule}",
        reason=(
            f"{group.name}: the {what} are {number:,}; there must be between 0 and "
            f"{group.population:,}, the population."
        ),
        remedy=remedy,
    )


def _no_chance(group: Group, chance: float | None) -> Objection | None:
    # Written so that 'not a number' is refused too.
    if chance is None or 0 <= chance <= 1:
        return None
    return Objection(
        rule="depth-sensitivity",
        reason=(
            f"{group.name}: the sensitivity is {chance:g}; it is a chance, and must lie "
            "between 0 and 1."
        ),
        remedy="Give it as 0.8 or as 80%, or as a range: 0.5-0.8.",
    )


def _turned(group: Group, rule: str, first: float, last: float | None) -> Objection | None:
    if last is None or not last < first:
        return None
    return Objection(
        rule=f"depth-{rule}",
        reason=f"{group.name}: the range of {rule} runs from {first:g} down to {last:g}.",
        remedy="Give the smaller end first.",
    )
