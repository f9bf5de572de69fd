"""Waiting: what of an inspection waits for one person, so that nobody has to look for it."""

from dataclasses import dataclass
from datetime import date

from firsthand.domain.common import words
from firsthand.domain.inspection.acts.claims import Claim, ClaimTested
from firsthand.domain.inspection.acts.judgement import DerogationGiven
from firsthand.domain.inspection.acts.progress import MOVE_TITLES, Move
from firsthand.domain.inspection.acts.signing import Response
from firsthand.domain.inspection.acts.team import Part
from firsthand.domain.inspection.collecting.open_questions import unanswered
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.permission import may, objection_to_move
from firsthand.domain.inspection.sign_off.responses import to_answer, unweighed
from firsthand.domain.inspection.sign_off.sign_off import (
    objections_to_reviews,
    valid_reviews,
    valid_signature,
)
from firsthand.domain.people.actor import Actor
from firsthand.domain.people.role import Role
from firsthand.services.inspecting import judging, moving

FORWARD = (
    Move.START_FIELDWORK,
    Move.END_FIELDWORK,
    Move.SUBMIT,
    Move.SEND,
    Move.CLOSE_RESPONSE,
    Move.PUBLISH,
)

CONFIRM = "Confirm a rule that the lead would set aside"


@dataclass(frozen=True, kw_only=True)
class Waits:
    """One thing that waits, in words, and the page on which it is done."""

    words: str
    page: str


def for_person(conduct: Conduct, actor: Actor, *, today: date) -> tuple[Waits, ...]:
    """Return what waits for somebody here; nothing when nothing does."""
    found = {
        "draft": _responses(conduct, actor),
        "claims": _collecting(conduct, actor),
        "signing": [
            *_weighing(conduct, actor),
            *_reviewing(conduct, actor),
            *_signing(conduct, actor),
        ],
        "judging": _confirming(conduct, actor),
        "overview": _moving(conduct, actor, today),
    }
    return tuple(
        Waits(words=told, page=f"inspecting:{page}")
        for page, ones in found.items()
        for told in ones
    )


def untested(conduct: Conduct) -> tuple[Claim, ...]:
    """Return the claims that nobody tested."""
    tested = {one.id for one in conduct.bodies(ClaimTested)}
    return tuple(one for one in conduct.bodies(Claim) if one.id not in tested)


def _responses(conduct: Conduct, actor: Actor) -> list[str]:
    if not may(actor, "response", conduct):
        return []
    left = [one for one in to_answer(conduct) if conduct.found(Response, one) is None]
    return [f"Your response to {', '.join(left)}"] if left else []


def _collecting(conduct: Conduct, actor: Actor) -> list[str]:
    found = []
    if may(actor, "answered", conduct) and (questions := unanswered(conduct)):
        found.append(f"{_many(len(questions), 'open question')} to answer")
    if may(actor, "claim-tested", conduct) and (claims := untested(conduct)):
        found.append(f"{_many(len(claims), 'claim')} to test")
    return found


def _weighing(conduct: Conduct, actor: Actor) -> list[str]:
    contested = unweighed(conduct) if may(actor, "response-weighed", conduct) else ()
    return [f"{_many(len(contested), 'contested answer')} to weigh"] if contested else []


def _reviewing(conduct: Conduct, actor: Actor) -> list[str]:
    if not may(actor, "reviewed", conduct) or conduct.wrote(actor.code):
        return []
    mine = [
        part
        for part in conduct.inspectorates
        if not any(one.id.startswith(f"{actor.code}:") for one in valid_reviews(conduct, part))
    ]
    return ["Your review"] if mine else []


def _signing(conduct: Conduct, actor: Actor) -> list[str]:
    member = conduct.member(actor.code)
    if member is None or member.part is not Part.LEAD or not may(actor, "signed", conduct):
        return []
    part = member.inspectorate
    reviewed = not objections_to_reviews(conduct, judging.protocol_of(conduct), of=part)
    signed = valid_signature(conduct, part) is not None
    return ["Your signature"] if reviewed and not signed else []


def _confirming(conduct: Conduct, actor: Actor) -> list[str]:
    if actor.role is not Role.QUALITY_LEAD or not may(actor, "derogation", conduct):
        return []
    open_ones = [one for one in conduct.bodies(DerogationGiven) if not one.second]
    return [f"{CONFIRM}: {words.plain(one.rule).lower()}" for one in open_ones]


def _moving(conduct: Conduct, actor: Actor, today: date) -> list[str]:
    found = moving.in_the_way(conduct, today=today)
    return [
        f"Nothing stands in the way: {MOVE_TITLES[move].lower()}"
        for move in FORWARD
        if move in found and not found[move] and objection_to_move(actor, move, conduct) is None
    ]


def _many(number: int, one: str) -> str:
    return f"{number} {one}{'' if number == 1 else 's'}"
