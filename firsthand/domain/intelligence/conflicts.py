"""
Conflicts: which account is shown when accounts disagree, and by which rule, in words.

No account is thrown away. A rule orders the standing of accounts for one field; of two with
the same standing the later publication is preferred, because it may correct the earlier one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from firsthand.domain.common.place import NOWHERE, Place
from firsthand.domain.common.words import day

STANDINGS = {
    "printed": "the report as printed",
    "table": "official tables, the latest first",
    "file-name": "the name of the report's file",
    "scrape": "overviews that others gathered from the publisher's pages, the latest first",
    "curated": "facts recorded by hand with their source",
    "stand-in": "the day of the table that tells of it",
}

REPORT_FIRST = ("printed", "table", "file-name", "scrape", "curated", "stand-in")
TABLE_FIRST = ("table", "printed", "file-name", "scrape", "curated", "stand-in")

# A report seldom says whether it was short, standard or a re-inspection, and words the theme of
# a visit as it likes; the official table uses one list of words for both.
ORDERS = {"kind": TABLE_FIRST, "visit_theme": TABLE_FIRST}


@dataclass(frozen=True, kw_only=True)
class Claim:
    """
    One source's value for one field.

    `means` is what is compared: two labels may mean the same grade. None agrees with anything,
    as 'inspection' agrees with 'short inspection'.
    """

    value: str
    means: str | None
    standing: str
    source_id: str
    known_on: date
    place: Place = NOWHERE


@dataclass(frozen=True, kw_only=True)
class Settled:
    """
    The value that is shown for a field, where it stands, and every other account of it.

    `told_later` means that nothing public on the day said so in a form that we hold: the value
    comes from a later publication about an inspection that was public already.
    `not_yet_known` holds the accounts that were published after the day asked for.
    """

    field: str
    value: str
    means: str | None
    source_id: str
    place: Place
    standing: str
    rule: str
    others: tuple[Claim, ...]
    not_yet_known: tuple[Claim, ...] = ()
    told_later: bool = False

    @property
    def disagreeing(self) -> tuple[Claim, ...]:
        """Return the accounts that say something else."""
        return tuple(
            claim
            for claim in self.others
            if None not in (claim.means, self.means) and claim.means != self.means
        )

    @property
    def conflict(self) -> str | None:
        """Say the disagreement and the rule in words, or None when all agree."""
        told = dict.fromkeys(f"{_who(claim)} says {claim.value}" for claim in self.disagreeing)
        if not told:
            return None
        name = self.field.replace("_", " ").replace("-", " ")
        return f"{name}: {self.value} is shown; {'; '.join(told)}. Preferred: {self.rule}."


def rule(field: str) -> str:
    """Say in words which account comes first for `field`."""
    order = ORDERS.get(field, REPORT_FIRST)
    return "; then ".join(STANDINGS[standing] for standing in order if standing != "stand-in")


def settle(field: str, claims: Iterable[Claim], *, as_of: date) -> Settled:
    """
    Return what is shown for `field` on the day `as_of`; somebody must have said something.

    Sources published after `as_of` speak only where none published before it does: the
    inspection was public, and the later source is merely where we read of it.
    """
    told = sorted(claims, key=lambda claim: _precedence(field, claim))
    if not told:
        raise ValueError(f"{field}: nothing can be settled of which no source tells")
    known = [claim for claim in told if claim.known_on <= as_of]
    heard = known or told
    first = heard[0]
    return Settled(
        field=field,
        value=first.value,
        means=first.means,
        source_id=first.source_id,
        place=first.place,
        standing=first.standing,
        rule=rule(field),
        others=tuple(heard[1:]),
        not_yet_known=tuple(claim for claim in told if claim not in heard),
        told_later=not known,
    )


def _who(claim: Claim) -> str:
    """Name an account as a reader would."""
    return {
        "printed": "the report",
        "table": f"the official table of {day(claim.known_on)}",
        "file-name": "the name of the report's file",
        "scrape": f"the overview of {day(claim.known_on)}",
    }.get(claim.standing, f"a source of {day(claim.known_on)}")


def _precedence(field: str, claim: Claim) -> tuple[bool, int, int, str, str, str]:
    """Order claims from the one to show to the last; the tail only makes ties repeatable."""
    vague = claim.means is None
    standing = ORDERS.get(field, REPORT_FIRST).index(claim.standing)
    newest_first = -claim.known_on.toordinal()
    return (vague, standing, newest_first, claim.source_id, str(claim.place), claim.value)
