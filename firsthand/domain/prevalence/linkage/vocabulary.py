"""Vocabulary: what columns of agencies' lists are for, and the words that tell it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

KINDS = (
    *("reference", "name", "whole-name", "day", "sex"),
    *("postcode", "street", "nhs-number", "upn", "text"),
)
WORD_KEYS = ("whose", "others", "titles", "particles", "marks", "streets")
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
MARKS = re.compile(r"[^a-z0-9/]+")
APOSTROPHES = re.compile("['\u2018\u2019`]")


@dataclass(frozen=True, kw_only=True)
class Field:
    """
    What a column can be for.

    `exact` are plain headings that mean this alone, `like` expressions for plain headings that
    mean it probably, `missing` expressions for whole values that say nothing, `codes` the
    spellings of each code. `kind`, one of KINDS, says how cells are read.
    """

    key: str
    title: str
    kind: str
    exact: tuple[str, ...]
    like: tuple[str, ...]
    missing: tuple[str, ...] = ()
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def is_like(self, plain: str) -> bool:
        """Tell whether a plain heading probably means this."""
        return any(re.fullmatch(one, plain) for one in self.like)


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """The fields in their order, and lists of words by their key (WORD_KEYS)."""

    fields: tuple[Field, ...]
    words: Mapping[str, tuple[str, ...]]

    @cached_property
    def by_key(self) -> Mapping[str, Field]:
        """Return each field by its key."""
        return {one.key: one for one in self.fields}

    @cached_property
    def exact(self) -> Mapping[str, str]:
        """Return the key of a field by each exact plain heading."""
        return {heading: one.key for one in self.fields for heading in one.exact}

    @cached_property
    def expanded(self) -> Mapping[str, str]:
        """Return the whole word for the short form of a street."""
        parted = (pair.partition("=") for pair in self.words["streets"])
        return {short: whole for short, _, whole in parted}

    def bare(self, plain: str) -> str:
        """Return a plain heading without the words before it that name the child."""
        for one in sorted(self.words["whose"], key=len, reverse=True):
            if plain.startswith(f"{one} ") and len(plain) > len(one) + 1:
                return self.bare(plain[len(one) + 1 :])
        return plain

    def other(self, plain: str) -> str | None:
        """Return the word by which a heading speaks of somebody else than the child."""
        padded = f" {plain} "
        return next((one for one in self.words["others"] if f" {one} " in padded), None)


def plain_heading(heading: str) -> str:
    """Return a heading in plain words: 'ChildDateOfBirth' and 'child_date-of birth' alike."""
    parted = CAMEL.sub(" ", APOSTROPHES.sub("", heading))
    return MARKS.sub(" ", parted.lower()).strip()
