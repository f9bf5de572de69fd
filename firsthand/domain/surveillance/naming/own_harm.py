"""Own harms: kinds of harm that people here added to the vocabulary, from subjects found."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from firsthand.domain.common import words
from firsthand.domain.common.objection import Objection
from firsthand.domain.common.signs import folded, foreign, objections_to_unseen
from firsthand.domain.reference.harm import OWN, Harm, Made, Term
from firsthand.domain.surveillance.naming.found_rules import of_term
from firsthand.domain.surveillance.naming.policy import Policy

APART = re.compile(r"[^a-z]+")
LONGEST_NAME, LONGEST_MEANING = 60, 300
SHORTEST_TERM = 4  # letters: a shorter word stands inside too much else
MOST = 100  # own harms: each is looked for in every report, and stands in every list
WRITTEN = re.compile(r"[^\W\d_][\w \-'\u2019&,()/.]*")  # begins with a letter


@dataclass(frozen=True, kw_only=True)
class OwnHarm:
    """A harm as somebody entered it: plain words, which become patterns when it is read."""

    name: str
    meaning: str
    terms: tuple[str, ...]
    why: str

    @property
    def key(self) -> str:
        """What names it everywhere."""
        return OWN + APART.sub("-", folded(self.name)).strip("-")


def harm_of(own: OwnHarm, *, by: str, on: date) -> Harm:
    """Return the harm of the vocabulary; every term names it, in reports of any time."""
    terms = tuple(
        Term(pattern=pattern_of(term), reading="strict", note=term) for term in own.terms
    )
    return Harm(
        key=own.key,
        name=own.name,
        meaning=own.meaning,
        terms=terms,
        own=Made(on=on, by=by, why=own.why),
    )


def pattern_of(term: str) -> str:
    """
    Return the expression that finds a term: its words in order, with any ending of the last.

    A hyphen and a space between the words count as the same.
    """
    parts = [re.escape(part) for part in re.split(r"[ -]", term.casefold()) if part]
    return rf"\b{'[- ]'.join(parts)}\w*"


def objections_to_own(
    own: OwnHarm, policy: Policy, *, keys: Collection[str], names: Collection[str]
) -> tuple[Objection, ...]:
    """Return why a harm cannot be added to those that have these keys and names."""
    return (
        *_of_number(keys),
        *_of_name(own, keys, names),
        *_of_words(own.meaning, "meaning", "It does not say what it means."),
        *_of_words(own.why, "why", "It does not say why it becomes a harm."),
        *_of_terms(own, policy),
    )


def _of_number(keys: Collection[str]) -> tuple[Objection, ...]:
    here = sum(key.startswith(OWN) for key in keys)
    if here < MOST:
        return ()
    return (
        Objection(
            rule="number",
            reason=f"The vocabulary has {here} harms of this installation's own already; more "
            f"than {MOST} are not taken.",
            remedy="Join the subject to one that became a harm, or leave it named.",
        ),
    )


def _of_name(
    own: OwnHarm, keys: Collection[str], names: Collection[str]
) -> tuple[Objection, ...]:
    if not own.key.removeprefix(OWN) or len(own.name) > LONGEST_NAME:
        return (
            Objection(
                rule="name",
                reason=f"The name is empty, has no letters, or more than {LONGEST_NAME} "
                "characters.",
                remedy="Give the name as it is to stand in lists, such as 'Cuckooing'.",
            ),
        )
    if foreign(own.name) or not WRITTEN.fullmatch(own.name):
        return (
            Objection(
                rule="name",
                reason="The name does not begin with a letter, or has letters or signs that "
                "are not usual in an English name.",
                remedy="Write it with letters from a to z, accents where there are any.",
            ),
        )
    if _alike(own.name) in {_alike(known) for known in (*keys, *names)}:
        return (
            Objection(
                rule="name",
                reason=f"The vocabulary has a harm called {own.name!r} already.",
                remedy="Give another name, or join the subject to the one that became it.",
            ),
        )
    return ()


def _alike(name: str) -> str:
    """Return a name or key so that those a reader would take for one are the same."""
    return APART.sub("", folded(name).removeprefix(OWN))


def _of_words(given: str, rule: str, empty: str) -> tuple[Objection, ...]:
    if given.strip() and len(given) <= LONGEST_MEANING:
        return objections_to_unseen(given, rule=rule)
    told = empty if not given.strip() else f"It has {words.counted(len(given), 'character')}."
    return (
        Objection(
            rule=rule,
            reason=told,
            remedy=f"Say it in at most {LONGEST_MEANING} characters; everybody reads it.",
        ),
    )


def _of_terms(own: OwnHarm, policy: Policy) -> tuple[Objection, ...]:
    if not own.terms:
        return (
            Objection(
                rule="terms",
                reason="It has no term by which a report could name it.",
                remedy="Give one at least.",
            ),
        )
    if len(own.terms) > policy.most_terms:
        return (
            Objection(
                rule="terms",
                reason=f"It has {words.counted(len(own.terms), 'term')}.",
                remedy=f"Give at most {policy.most_terms}.",
            ),
        )
    short = [term for term in own.terms if len(term) < SHORTEST_TERM]
    found = [one for term in own.terms for one in of_term(term, policy)]
    if short:
        found.append(
            Objection(
                rule="terms",
                reason=f"“{short[0]}” has fewer than {SHORTEST_TERM} letters and stands inside "
                "too many other words.",
                remedy="Give a longer word or a phrase.",
            )
        )
    return tuple(found)
