"""
The method statement: how the cases of an inspection were chosen, written from the facts.

Some facts the draw knows; others only people know, such as whose list it is and how children
were spoken with. A fact that nobody told is shown as not recorded, and nothing may be published
before it is told: the readers of a report cannot weigh what they were not told.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.words import counted
from firsthand.domain.planning.drawing.draw import RECIPE_WORDS, PublicDraw
from firsthand.domain.planning.drawing.method_wording import (
    FRAME_KINDS,
    brought,
    foreseen,
    lost,
    strata_told,
)
from firsthand.domain.planning.drawing.minimum import Minimum
from firsthand.domain.planning.drawing.selection import Selection

NOT_RECORDED = "Not recorded."


class Told(StrEnum):
    """What only people can tell of a method."""

    HOLDER = "holder"
    LIST_DAY = "list-day"
    NOT_IN_LIST = "not-in-list"
    CHOSEN_BY = "chosen-by"
    NOT_REACHED = "not-reached"
    SPOKEN_WITH = "spoken-with"


TITLES = {
    Told.HOLDER: "Whose list it is",
    Told.LIST_DAY: "Of which day the list is",
    Told.NOT_IN_LIST: "Who is not in the list",
    Told.CHOSEN_BY: "Who drew the cases",
    Told.NOT_REACHED: "Who could not be reached, and why",
    Told.SPOKEN_WITH: "How children were spoken with and helped to speak",
}


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of the statement; `known` is False where a person still has to tell it."""

    key: str
    title: str
    text: str
    known: bool = True


@dataclass(frozen=True, kw_only=True)
class Statement:
    """The method of one sample, part by part, in the order in which it is read."""

    parts: tuple[Part, ...]

    def __str__(self) -> str:
        """Return the statement as plain text."""
        return "\n\n".join(f"{part.title}\n{part.text}" for part in self.parts)


def method_statement(
    drawn: PublicDraw,
    *,
    selected: Selection,
    told: Mapping[Told, str],
    minimum: Minimum,
    draws_of_list: int = 1,
) -> Statement:
    """Return the method of a sample as drawn, and as it stands after all events."""
    return Statement(
        parts=(
            _list(drawn),
            _told(Told.HOLDER, told),
            _told(Told.LIST_DAY, told),
            _told(Told.NOT_IN_LIST, told),
            _how(drawn, draws_of_list),
            _told(Told.CHOSEN_BY, told),
            Part(key="lost", title="What became of the cases drawn", text=lost(selected)),
            _told(Told.NOT_REACHED, told),
            Part(key="brought", title="Cases not chosen by chance", text=brought(selected)),
            _told(Told.SPOKEN_WITH, told),
            Part(
                key="found",
                title="What a sample of this size would find",
                text=foreseen(selected, minimum),
            ),
        )
    )


def objections_to_publishing(statement: Statement) -> tuple[Objection, ...]:
    """Return why nothing that rests on this sample may be published yet."""
    return tuple(
        Objection(
            rule="method-not-told",
            reason=f"The method does not say: {part.title.lower()}.",
            remedy="Tell it; where nobody knows, say that nobody knows, and why.",
        )
        for part in statement.parts
        if not part.known
    )


def objections_to_fact(field: str, value: str, by: str) -> tuple[Objection, ...]:
    """Return why a fact of the method cannot be recorded."""
    found = []
    if field not in set(Told):
        known = ", ".join(f"{one.value} ({TITLES[one].lower()})" for one in Told)
        found.append(_fact(f"No part of the method is called {field!r}.", f"Use: {known}."))
    if not value.strip():
        found.append(_fact("The fact is empty.", "Say it; do not name a child."))
    if not by.strip():
        found.append(_fact("Nobody answers for the fact.", "Give a name or an office."))
    return tuple(found)


def _fact(reason: str, remedy: str) -> Objection:
    return Objection(rule="method-fact", reason=reason, remedy=remedy)


def _told(one: Told, told: Mapping[Told, str]) -> Part:
    said = told.get(one, "").strip()
    return Part(key=one.value, title=TITLES[one], text=said or NOT_RECORDED, known=bool(said))


def _list(drawn: PublicDraw) -> Part:
    facts = drawn.list
    name = f" ({facts.name})" if facts.name else ""
    size = f"{counted(facts.rows, 'row')} about {counted(facts.children, 'child', 'children')}"
    text = (
        f"The cases were drawn from {FRAME_KINDS[facts.kind]}{name} of {size}. The SHA-256 of "
        f"its content is {facts.content_sha256}."
    )
    if facts.could_not_be_drawn:
        rows = counted(facts.could_not_be_drawn, "row")
        text += f" The draw could not reach {rows} that named no child."
    if facts.doubts:
        text += f" Not read for certain: {counted(facts.doubts, 'cell')}."
    return Part(key="list", title="The list", text=text)


def _how(drawn: PublicDraw, draws_of_list: int) -> Part:
    opening = f"The seed “{drawn.seed}” drew {counted(drawn.size, 'case')}. {RECIPE_WORDS}"
    text = " ".join((opening, *strata_told(drawn)))
    if draws_of_list > 1:
        text += (
            f" This is one of {draws_of_list} draws recorded from the same list: ask why there "
            "were several."
        )
    return Part(key="how", title="How the cases were chosen", text=text)
