"""Changed definitions: from when figures of an indicator cannot be read on from before."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ChangedDefinition:
    """
    What changed in the figures of some indicators from `period` on, and where that is said.

    `comparable` tells whether values on both sides may still be joined: where they may not,
    a series begins anew; where they may, a signal says what changed. `lasting` is how many
    periods, from the first on, a signal says so.
    """

    key: str
    indicators: tuple[str, ...]
    period: int  # the year in which the first period concerned ends
    because: str
    comparable: bool
    source: str
    lasting: int = 1
