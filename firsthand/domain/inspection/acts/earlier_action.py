"""What was found of one action that an earlier inspection asked for (R16)."""

from dataclasses import dataclass
from enum import StrEnum


class Done(StrEnum):
    """What inspectors found of an action that was asked for earlier."""

    VERIFIED = "verified"
    IN_PART = "in-part"
    NOT_DONE = "not-done"
    NOT_EXAMINED = "not-examined"


@dataclass(frozen=True, kw_only=True)
class EarlierAction:
    """
    What became of one earlier recommendation; the `id` is '<inspection>:<recommendation>'.

    `body_says` is the body's own account. `because` is the reason where it was not examined.
    """

    id: str
    done: Done
    body_says: str = ""
    evidence: tuple[str, ...] = ()
    because: str = ""
