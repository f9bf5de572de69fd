"""
Conflicts: which account is shown when accounts disagree, and by which rule, in words.

No account is thrown away. A rule orders the standing of accounts for one field; of two with
the same standing the later publication is preferred, because it may correct the earlier one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from firsthand.domain.common.place import NOWHERE, Place

STANDINGS = {
    "printed": "what the report itself prints",
    "table": "the official table (the latest one first)",
    "file-name": "the name of the report's file",
    "scrape": "an overview that others gathered from the publisher's pages",
    "curated": "a fact recorded by hand with its source",
    "stand-in": "the day on which the table that tells of it was published",
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
        if not self.disagreeing:
            return None
        told = "; ".join(
            f"{STANDINGS[claim.standing]} says {claim.value!r}" for claim in self.disagreeing
        )
        name = self.field.replace("_", " ")
        return f"{name}: {self.value!r} is shown, but {told}. Rule: {self.rule}."


def rule(field: str) -> str:
    """Say in words which account comes first for `field`."""
    order = ORDERS.get(field, REPORT_FIRST)
    return "first " + ", then ".join(STANDINGS[standing] for standing in order)


def settle(field: str, claims: Iterable[Claim], *, as_of: date) -> Settled | None:
    """
    Return what is shown for `field` on the day `as_of`, or None when no source says anything.

    Sources published after `as_of` speak only where none published before it does: the
    inspection was public, and the later source is merely where we read of it.
    """
    told = sorted(claims, key=lambda claim: _precedence(field, claim))
    if not told:
        return None
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


def _precedence(field: str, claim: Claim) -> tuple[bool, int, int, str, str, str]:
    """Order claims from the one to show to the last; the tail only makes ties repeatable."""
    vague = claim.means is None
    standing = ORDERS.get(field, REPORT_FIRST).index(claim.standing)
    newest_first = -claim.known_on.toordinal()
    return (vague, standing, newest_first, claim.source_id, str(claim.place), claim.value)
