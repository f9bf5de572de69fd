"""
Authorities: the councils that answer for children's services, since 2009.

The key is the three-digit DfE code. Names repeat (two authorities were called Dorset) and
nine-character ONS codes changed while the authority stayed the same.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Authority:
    """One authority during its life; `to_on` is None while it exists."""

    la_code: str
    name: str
    region: str
    ons_codes: tuple[str, ...]
    ofsted_urn: str | None
    from_on: date | None
    to_on: date | None
    other_names: tuple[str, ...] = ()

    def exists_on(self, day: date) -> bool:
        """Tell whether the authority answers for children's services on `day`."""
        begun = self.from_on is None or self.from_on <= day
        return begun and (self.to_on is None or day <= self.to_on)


@dataclass(frozen=True, kw_only=True)
class Succession:
    """A change of boundaries: `predecessor` ended, `successor` took over on `happened_on`."""

    predecessor: str
    successor: str
    happened_on: date
    kind: str  # merged | split | recoded
    note: str
    source: str


@dataclass(frozen=True, kw_only=True)
class Neighbour:
    """A statistical neighbour: `rank` 1 is the closest of ten."""

    la_code: str
    neighbour_la_code: str
    rank: int
    closeness: str
    model: str  # 2021 | 2025
    known_on: date


@dataclass(frozen=True, kw_only=True)
class OnsCode:
    """A nine-character code of an authority, and the time in which it was in use."""

    la_code: str
    ons_code: str
    from_on: date | None
    to_on: date | None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Partnership:
    """A name under which several authorities are inspected or counted together."""

    name: str
    la_codes: tuple[str, ...]
    service: str  # youth-justice | workforce
    source: str
    other_names: tuple[str, ...] = ()


def folded(name: str) -> str:
    """Return `name` in the form in which names are compared: lower case, letters only."""
    plain = name.lower().replace("&", " and ").replace("-", " ")
    letters = "".join(c if c.isalnum() or c == " " else "" for c in plain)
    return " ".join(letters.split())


TITLES_BEFORE = re.compile(
    r"^(the )?((council of the|london|royal|metropolitan|city|county|borough|and|of|the) )+"
    r"(borough )?of (the )?|^the council of the "
)
TITLES_AFTER = re.compile(
    r"( (london|royal|metropolitan|county|city|borough|district|unitary|council|authority"
    r"|local|mbc|bc|cc|dc|children s services|childrens services))+$"
)


def untitled(name: str) -> str:
    """Return `name` as it is compared, without civic titles such as 'borough council'."""
    plain = folded(name)
    return TITLES_AFTER.sub("", TITLES_BEFORE.sub("", plain)) or plain


def named(
    name: str, authorities: Iterable[Authority], *, on: date | None = None
) -> Authority | None:
    """
    Return the authority called `name` or coded `name`, or None when there is none or several.

    Give `on`, the day that the source speaks of, to tell apart authorities that share a name.
    Civic titles ('London Borough of', 'City Council') matter only where a name is shared.
    """
    living = [a for a in authorities if on is None or a.exists_on(on)]
    for said in (folded(name), untitled(name)):
        found = [a for a in living if said in _names(a) or name in a.ons_codes]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _names(authority: Authority) -> set[str]:
    return {authority.la_code, *map(folded, (authority.name, *authority.other_names))}
