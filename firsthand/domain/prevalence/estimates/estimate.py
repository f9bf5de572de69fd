"""
Population estimate: how many children a harm touches, and how many of them are on no list.

It is an estimate of a population in an area and a time. It names no child, and holds no number
of children small enough to point at one (`small_counts.py`).
"""

from dataclasses import dataclass

from firsthand.domain.prevalence.estimates.worked_out import Meant, Result, WorkedOut

RESULT_TITLES = {
    Result.ESTIMATED: "Estimated",
    Result.LOWER_BOUND: "Lower bound only",
    Result.REFUSED: "No number can be given",
}


@dataclass(frozen=True, kw_only=True)
class Span:
    """A number of children (or a share) with the limits of its interval."""

    value: float
    lower: float
    upper: float


@dataclass(frozen=True, kw_only=True)
class PopulationEstimate(Meant, WorkedOut):
    """
    One estimate as a person puts it on record.

    `population` says in words which children are meant, `lists` which agencies' lists were
    joined, `observed` how many children are on one of them at least. `estimate`, `lower` and
    `upper` count all children, on a list or not. `few` names the numbers that are 1 to 4 and
    are told as 'fewer than 5'; `withheld` those from which such a number could be worked out.
    `linkage_share` is the share of the uncertainty that comes from joining the lists.
    """

    few: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()

    @property
    def whole(self) -> Span | None:
        """All children with the interval; None where one of the numbers is not told."""
        if self.estimate is None or self.lower is None or self.upper is None:
            return None
        return Span(value=self.estimate, lower=self.lower, upper=self.upper)

    @property
    def hidden(self) -> Span | None:
        """The children on none of the lists; None where it is not known or not told."""
        whole = self.whole
        if whole is None or self.observed is None:
            return None
        return Span(
            value=max(whole.value - self.observed, 0),
            lower=max(whole.lower - self.observed, 0),
            upper=max(whole.upper - self.observed, 0),
        )

    def same_matter(self, other: "PopulationEstimate") -> bool:
        """Tell whether both are of the same children, area and time."""
        mine = (self.harm, self.from_on, self.to_on, _folded(self.population))
        theirs = (other.harm, other.from_on, other.to_on, _folded(other.population))
        return mine == theirs and self.area.is_the(other.area)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def told_of(meant: Meant, worked: WorkedOut) -> PopulationEstimate:
    """Return the estimate that both together are."""
    return PopulationEstimate(**vars(meant), **vars(worked))
