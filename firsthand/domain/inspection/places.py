"""Places: the judgement areas, lines of enquiry and harms that a thing says it bears on."""

from collections.abc import Collection, Iterable

from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.protocol import Protocol
from firsthand.domain.reference.framework import Framework


def objections_to_places(
    protocol: Protocol,
    *,
    framework: Framework,
    areas: Iterable[str] = (),
    lines: Iterable[str] = (),
) -> list[Objection]:
    """Return one objection for each area or line that the framework version does not have."""
    known_areas = [area.key for area in framework.areas]
    known_lines = [line.key for line in protocol.lines]
    return [
        *objections_to_words("judgement area", areas, known_areas),
        *objections_to_words("line of enquiry", lines, known_lines),
    ]


def objections_to_words(
    thing: str, given: Iterable[str], known: Collection[str]
) -> list[Objection]:
    """Return one objection for each word that is none of those known."""
    return [
        Objection(
            rule=f"unknown-{thing.replace(' ', '-')}",
            reason=f"There is no {thing} “{one}” here.",
            remedy=f"Name one of: {', '.join(known)}." if known else f"Leave the {thing} out.",
        )
        for one in dict.fromkeys(given)
        if one not in known
    ]
