"""Naming: what an act was about, in words; numbers such as E3 stay as they are."""

from collections.abc import Mapping
from datetime import date

from firsthand.domain.common import words
from firsthand.domain.common.act import Act
from firsthand.domain.inspection.acts.bodies import KIND_OF
from firsthand.domain.inspection.acts.opening import INSPECTORATES, Inspectorate
from firsthand.domain.inspection.conduct import Conduct
from firsthand.services.inspecting import judging
from firsthand.web.inspecting import about

LONGEST = 80  # characters of a question that stands in a line of the record
ABOUT = {
    "judgement": about.judgement,
    "derogation": about.derogation,
}


def named(act: Act, conduct: Conduct, names: Mapping[str, str]) -> str:
    """Return what an act was about: '12 November 2026', 'F2, hedging', 'E3'."""
    thing = getattr(act.body, "id", "")
    if not thing:
        return ""
    kind = KIND_OF[type(act.body)]
    if kind == "earlier-action":
        return f"{thing.rpartition(':')[2]} of an earlier inspection"
    if kind in ABOUT:
        return ABOUT[kind](conduct, thing) or thing
    return _known(thing, conduct) or part_by_part(thing, names)


def part_by_part(thing: str, names: Mapping[str, str]) -> str:
    """Return an identifier of several parts in words, as 'C1, contradicted'."""
    return ", ".join(_part(one, names) for one in thing.split(":"))


def _part(part: str, names: Mapping[str, str]) -> str:
    if part in names:
        return names[part]
    if part in list(Inspectorate):
        return INSPECTORATES[Inspectorate(part)]
    try:
        return words.day(date.fromisoformat(part))
    except ValueError:
        return part.replace("-", " ")


def _known(thing: str, conduct: Conduct) -> str | None:
    protocol = judging.protocol_of(conduct)
    told = {line.key: line.question for line in protocol.lines}
    told |= {one.key: one.title for one in (*protocol.voices, *protocol.matters)}
    found = told.get(thing)
    if found is None or len(found) <= LONGEST:
        return found
    return f"{found[:LONGEST].rstrip()}…"
