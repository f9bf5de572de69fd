"""Read the protocols, the rules of enquiry and judgement of each framework version, checked."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from firsthand.domain.inspection.acts.evidence import Source
from firsthand.domain.inspection.acts.findings import Office
from firsthand.domain.inspection.judging.ground_rules import (
    APPLIES_TO,
    GROUNDS,
    NEVER_SET_ASIDE,
)
from firsthand.domain.inspection.protocol import Protocol
from firsthand.domain.reference.framework import Framework
from firsthand.domain.reference.unknown import UnknownFramework
from firsthand.refdata import words
from firsthand.refdata.documents import Entry, Steps, yaml_entries
from firsthand.refdata.errors import RefdataError
from firsthand.refdata.read import ROOT, frameworks, scales
from firsthand.refdata.schema import maker

ALLOWED = {
    "lines.areas": words.AREAS,
    "lines.harms": words.HARMS,
    "voices.sources": frozenset(Source),
    "grounds.rule": GROUNDS,
    "grounds.applies_to": APPLIES_TO,
    "offices": frozenset(Office),
}
# Practitioners are inside the body: with one relation only, its own people would be enough.
LEAST_RELATIONS = 2


@cache
def protocols(root: Path = ROOT) -> tuple[Protocol, ...]:
    """Return each protocol; the one without frameworks of its own is for all the others."""
    made = maker(Protocol, ALLOWED | _read_elsewhere())
    found: dict[str, Protocol] = {}
    taken: dict[str, str] = {}
    for entry in _entries(root / "protocols"):
        one = made(entry)
        _refuse_unsound(one, entry)
        if one.key in found:
            raise entry.objection(
                f"The key {one.key!r} was given before.", "Keep one of the two files.", ("key",)
            )
        for framework in one.frameworks or ("",):
            if framework in taken:
                raise entry.objection(
                    f"{framework or 'Every other framework'} has the protocol "
                    f"{taken[framework]!r} already.",
                    "Give each framework version to one protocol only.",
                    ("frameworks",),
                )
            taken[framework] = one.key
        found[one.key] = one
    if "" not in taken:
        raise RefdataError(
            root / "protocols",
            None,
            "No protocol is for the frameworks that have none of their own.",
            "Give one protocol 'frameworks: []'.",
        )
    return tuple(found.values())


@cache
def protocol_for(framework: str, root: Path = ROOT) -> Protocol:
    """
    Return the rules of one framework version, with the lines that concern its areas.

    A line whose areas the version does not judge is left out: under a framework for children
    in care alone, nobody has to say why they did not look at first contacts. Where the lines
    know none of the version's areas, every line stays.
    """
    version = _framework(framework)
    own = (one for one in protocols(root) if framework in one.frameworks)
    chosen = next(own, None) or next(one for one in protocols(root) if not one.frameworks)
    areas = {name for area in version.areas for name in (area.key, area.line)}
    if not any(areas.intersection(line.areas) for line in chosen.lines):
        return chosen
    lines = (one for one in chosen.lines if not one.areas or areas.intersection(one.areas))
    return replace(chosen, lines=tuple(lines))


def _framework(key: str) -> Framework:
    found = next((one for one in frameworks() if one.key == key), None)
    if found is None:
        raise UnknownFramework(key, tuple(one.key for one in frameworks()))
    return found


def _read_elsewhere() -> dict[str, frozenset[str]]:
    """Return the words that stand in other reference data: frameworks and grades."""
    grades = {grade.key for scale in scales().values() for grade in scale.grades}
    return {
        "frameworks": frozenset(one.key for one in frameworks()),
        "unfavourable": frozenset(grades),
    }


def _entries(folder: Path) -> Iterator[Entry]:
    return (e for file in sorted(folder.glob("*.yaml")) for e in yaml_entries(file))


def _refuse_unsound(one: Protocol, entry: Entry) -> None:
    """Refuse what the words and types allow and the inspection could not stand on."""
    for problem, remedy, at in (
        *_repeated(one),
        *_empty(one),
        *_weak_grounds(one),
        *_numbers(one),
    ):
        raise entry.objection(problem, remedy, at)


def _repeated(one: Protocol) -> Iterator[tuple[str, str, Steps]]:
    seen: set[str] = set()
    for part in ("lines", "voices", "matters"):
        for place, thing in enumerate(getattr(one, part)):
            if thing.key in seen:
                yield (
                    f"The key {thing.key!r} was given before, among lines, voices and matters.",
                    "Give each of them a key of its own.",
                    (part, place, "key"),
                )
            seen.add(thing.key)
    rules: set[str] = set()
    for place, ground in enumerate(one.grounds):
        if ground.rule in rules:
            yield (
                f"The rule {ground.rule!r} was given before.",
                "Keep one of the two.",
                ("grounds", place, "rule"),
            )
        rules.add(ground.rule)


def _empty(one: Protocol) -> Iterator[tuple[str, str, Steps]]:
    for place, voice in enumerate(one.voices):
        if not voice.sources:
            yield (
                f"Nobody is heard as {voice.key!r}: it has no sources.",
                f"Name some of: {', '.join(sorted(Source))}.",
                ("voices", place, "sources"),
            )
    if not any(line.open for line in one.lines):
        yield (
            "There is no open line: nobody would have time for what no line names.",
            "Give one line 'open: true'.",
            ("lines",),
        )
    if not one.source.strip():
        yield "'source' is empty.", "Say where these rules come from.", ("source",)


def _weak_grounds(one: Protocol) -> Iterator[tuple[str, str, Steps]]:
    for place, ground in enumerate(one.grounds):
        if ground.may_be_set_aside and ground.rule in NEVER_SET_ASIDE:
            yield (
                f"The rule {ground.rule!r} may not be set aside by anybody.",
                "Take 'may_be_set_aside' out.",
                ("grounds", place, "may_be_set_aside"),
            )
        if ground.rule == "relations" and ground.least < LEAST_RELATIONS:
            yield (
                f"'relations' asks for {ground.least}: the body's own people would be enough.",
                f"Write {LEAST_RELATIONS} or more.",
                ("grounds", place, "least"),
            )
    if not any(ground.rule == "relations" for ground in one.grounds):
        yield (
            "There is no rule 'relations': what the body says of itself would be enough.",
            "Add it, with 'applies_to: favourable' or 'every'.",
            ("grounds",),
        )


def _numbers(one: Protocol) -> Iterator[tuple[str, str, Steps]]:
    for place, ground in enumerate(one.grounds):
        if ground.least < 1:
            yield (
                f"'least' is {ground.least}.",
                "Write 1 or more.",
                ("grounds", place, "least"),
            )
    if one.reviewers < 1:
        yield f"'reviewers' is {one.reviewers}.", "Write 1 or more.", ("reviewers",)
    if one.accuracy_days < 1:
        yield f"'accuracy_days' is {one.accuracy_days}.", "Write 1 or more.", ("accuracy_days",)
