"""Opening rules: what an inspection must state before it can be opened."""

from collections.abc import Collection, Iterable
from datetime import date

from firsthand.domain.common import words
from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.acts.opening import BodyKind, KnownBefore, Opened
from firsthand.domain.reference.framework import Framework


def objections_to_opening(
    asked: Opened, framework: Framework | None, *, harms: Collection[str], on: date
) -> tuple[Objection, ...]:
    """Return everything that is missing or wrong; `framework` is None when it is unknown."""
    found = (
        *_of_words(asked),
        *_of_dates(asked, on),
        *_of_bodies(asked),
        *_of_inspectorates(asked),
        *_of_framework(asked, framework),
        *(_harm(harm) for harm in asked.harms if harm not in harms),
    )
    return tuple(found)


def known_before_plain(known: Iterable[KnownBefore]) -> list[list[str]]:
    """Return what was known before as plain data of which a hash is taken."""
    return [
        [
            one.la_code,
            one.harm,
            one.state,
            one.strict_state,
            one.last_looked_on.isoformat() if one.last_looked_on else "",
        ]
        for one in known
    ]


def _of_words(asked: Opened) -> Iterable[Objection]:
    if not asked.title.strip():
        yield _said("title", "The inspection has no title.", "Say in a line what is inspected.")
    if asked.known_before or asked.known_sha256:
        yield _said(
            "known-before",
            "What was known before is frozen by the system, not given.",
            "Leave it empty.",
        )


def _of_dates(asked: Opened, on: date) -> Iterable[Objection]:
    if asked.to_on < asked.from_on:
        yield _said(
            "dates",
            f"The last day ({words.day(asked.to_on)}) is before the first "
            f"({words.day(asked.from_on)}).",
            "Swap or correct the two days.",
        )
    if asked.need_arose_on is not None and asked.need_arose_on > on:
        yield _said(
            "need-arose",
            f"The need is said to arise on {words.day(asked.need_arose_on)}, which is still "
            "to come.",
            "Give the day on which somebody first stated the need.",
        )


def _of_bodies(asked: Opened) -> Iterable[Objection]:
    if not asked.bodies:
        yield _said("bodies", "Nobody is inspected.", "Name one body at least.")
    elif not asked.la_codes:
        yield _said(
            "la-code",
            "No authority is named, so that nobody's independence could be checked.",
            "Give the code of the authority whose children the body serves.",
        )
    for body in asked.bodies:
        if not body.name.strip():
            yield _said("body-name", "A body has no name.", "Name it.")
        if body.kind is BodyKind.LOCAL_AUTHORITY and not body.la_code:
            yield _said("la-code", f"{body.name} has no code.", "Give its three-digit code.")


def _of_inspectorates(asked: Opened) -> Iterable[Objection]:
    many = len(asked.inspectorates)
    if not many:
        yield _said("inspectorates", "No inspectorate inspects.", "Choose one at least.")
    if len(set(asked.inspectorates)) != many:
        yield _said("inspectorates", "An inspectorate is named twice.", "Name each once.")
    if many > 1 and not asked.theme.strip():
        yield _said(
            "theme",
            "Several inspectorates inspect together, and no theme is given.",
            "Give the one theme, or the word 'full'.",
        )


def _of_framework(asked: Opened, framework: Framework | None) -> Iterable[Objection]:
    if framework is None:
        yield _said(
            "framework",
            f"No version of a framework has the key {asked.framework!r}.",
            "Choose one of the versions held here.",
        )
        return
    if not _in_force(framework, asked.from_on):
        until = words.day(framework.to_on) if framework.to_on else "now"
        yield _said(
            "framework-not-in-force",
            f"{framework.name} ({framework.key}) was in force from "
            f"{words.day(framework.from_on)} to {until}, and fieldwork is to begin on "
            f"{words.day(asked.from_on)}.",
            "Choose the version that is in force on the first day of fieldwork.",
        )
    kinds = [visit.key for visit in framework.visits]
    if asked.visit not in kinds:
        yield _said(
            "visit",
            f"{framework.key} has no kind of visit called {asked.visit!r}.",
            f"Choose one of: {', '.join(kinds)}.",
        )


def _in_force(framework: Framework, on: date) -> bool:
    return framework.from_on <= on and (framework.to_on is None or on <= framework.to_on)


def _harm(key: str) -> Objection:
    return _said("harm", f"No harm has the key {key!r}.", "Choose among the harms held here.")


def _said(rule: str, reason: str, remedy: str) -> Objection:
    return Objection(rule=rule, reason=reason, remedy=remedy)
