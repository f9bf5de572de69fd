"""Lookups: the reference data that reading a report needs, in one value."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Protocol

from firsthand.domain.intelligence.passage import Passage
from firsthand.domain.intelligence.sighting import Mention
from firsthand.domain.reference.authority import Authority, folded
from firsthand.domain.reference.framework import Framework
from firsthand.domain.reference.harm import Harm


class NamesHarms(Protocol):
    """The function that says how passages speak of each harm."""

    def __call__(
        self, passages: Sequence[Passage], harms: Sequence[Harm], *, on: date
    ) -> tuple[Mention, ...]:
        """Return one mention for each harm and heading."""


# Titles of councils, longest first: what remains is the name by which a list knows them.
_TITLES = (
    "council of the", "metropolitan district council", "metropolitan borough council",
    "metropolitan borough of", "metropolitan borough", "metropolitan council",
    "metropolitan district", "mbc", "royal borough of", "london borough of",
    "unitary authority",
    "borough council", "district council", "county council", "city council",
    "local authority", "council", "county", "borough of", "borough", "city of", "city",
    "metropolitan", "district", "the",
)  # fmt: skip


def bare(name: str) -> str:
    """Return a council's name without its title: 'Metropolitan Borough of X' is 'x'."""
    words = f" {folded(name)} "
    for title in _TITLES:
        words = words.replace(f" {title} ", " ")
    return " ".join(words.split())


def names_no_harm(
    passages: Sequence[Passage], harms: Sequence[Harm], *, on: date
) -> tuple[Mention, ...]:
    """Return no mentions: for readers that only want what stands on the cover."""
    return ()


@dataclass(frozen=True)
class Lookups:
    """Authorities, frameworks, harms and holidays, and the function that counts mentions."""

    authorities: tuple[Authority, ...]
    frameworks: tuple[Framework, ...] = ()
    harms: tuple[Harm, ...] = ()
    holidays: frozenset[date] = frozenset()
    names_harms: NamesHarms = field(default=names_no_harm)

    @cached_property
    def _by_name(self) -> dict[str, tuple[Authority, ...]]:
        index: dict[str, tuple[Authority, ...]] = {}
        for authority in self.authorities:
            for key in {bare(n) for n in (authority.name, *authority.other_names)}:
                index[key] = (*index.get(key, ()), authority)
        return index

    def authority_called(self, name: str, *, on: date) -> Authority | None:
        """Return the authority that a title page calls `name`, or None."""
        candidates = self._by_name.get(bare(name), ())
        existing = [a for a in candidates if a.exists_on(on)]
        return existing[0] if len(existing) == 1 else None

    def authority_with_urn(self, urn: str) -> Authority | None:
        """Return the authority that Ofsted numbers `urn`, or None."""
        found = [a for a in self.authorities if a.ofsted_urn == urn]
        return found[0] if len(found) == 1 else None

    def authority_within(self, text: str, *, on: date) -> Authority | None:
        """Return the authority with the longest name in `text`, or None."""
        words = f" {bare(text)} "
        keys = sorted((k for k in self._by_name if k and f" {k} " in words), key=len)
        for key in reversed(keys):
            existing = [a for a in self._by_name[key] if a.exists_on(on)]
            if len(existing) == 1:
                return existing[0]
        return None
