"""Policy: what may be kept of texts that stay where they are; the numbers are data."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

KEYS = ("least_sources", "longest_term", "most_words", "most_terms")


@dataclass(frozen=True, kw_only=True)
class SubjectNumber:
    """One number of the policy, its words, and where it comes from."""

    key: Literal["least_sources", "longest_term", "most_words", "most_terms"]
    value: int
    words: str
    source: str
    status: Literal["verified", "default"]


@dataclass(frozen=True, kw_only=True)
class Policy:
    """The fewest sources of a subject, and the longest and most that its words may be."""

    least_sources: int
    longest_term: int
    most_words: int
    most_terms: int

    def __post_init__(self) -> None:
        """Refuse numbers under which a sentence, or one child's letter, could be kept."""
        bounds = {
            "least_sources": (2, 1000),
            "longest_term": (3, 60),
            "most_words": (1, 6),
            "most_terms": (1, 100),
        }
        for name, (least, most) in bounds.items():
            value = getattr(self, name)
            if not least <= value <= most:
                raise ValueError(f"{name} is {value}; needed: {least} to {most}")


def policy_of(told: Mapping[str, SubjectNumber]) -> Policy:
    """Return the policy that these numbers make; KeyError when one of them is missing."""
    return Policy(**{key: told[key].value for key in KEYS})
