"""Notices: whom to tell when something happened to an inspection; what is in it stays here."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from firsthand.domain.common.act import Act
from firsthand.domain.inspection.acts.bodies import CONTENT_TYPES
from firsthand.domain.inspection.acts.progress import Move, Moved
from firsthand.domain.inspection.acts.signing import Reviewed
from firsthand.domain.inspection.acts.team import WRITERS, CutOff, Joined, Part
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.permission import SIGNABLE
from firsthand.domain.people.actor import Actor
from firsthand.domain.people.role import Role


class Notice(StrEnum):
    """What somebody may need to hear of."""

    JOINED = "joined"
    CUT_OFF = "cut-off"
    SUBMITTED = "submitted"
    CHANGED_IN_REVIEW = "changed-in-review"
    RETURNED = "returned"
    SENT_TO_BODY = "sent-to-body"
    ANSWERED_BY_BODY = "answered-by-body"
    PUBLISHED = "published"
    ABANDONED = "abandoned"


NOTICE_TITLES = {
    Notice.JOINED: "You were added to the team of an inspection",
    Notice.CUT_OFF: "Somebody lost access to an inspection; say whether their work stands",
    Notice.SUBMITTED: "An inspection waits for your review",
    Notice.CHANGED_IN_REVIEW: "Something was changed after your review, which is void",
    Notice.RETURNED: "An inspection came back to be worked on",
    Notice.SENT_TO_BODY: "A draft is with you, to check its accuracy and to answer",
    Notice.ANSWERED_BY_BODY: "The inspected body answered the draft",
    Notice.PUBLISHED: "An inspection was published",
    Notice.ABANDONED: "An inspection was abandoned",
}
PARTS: dict[Notice, frozenset[Part]] = {
    Notice.JOINED: frozenset(),
    Notice.CUT_OFF: frozenset({Part.LEAD}),
    Notice.SUBMITTED: frozenset({Part.REVIEWER}),
    Notice.CHANGED_IN_REVIEW: frozenset({Part.REVIEWER}),
    Notice.RETURNED: WRITERS,
    Notice.SENT_TO_BODY: frozenset(),
    Notice.ANSWERED_BY_BODY: WRITERS,
    Notice.PUBLISHED: frozenset(Part),
    Notice.ABANDONED: frozenset(Part),
}
TO_BODY = frozenset({Notice.SENT_TO_BODY, Notice.PUBLISHED})


OF_MOVE = {
    Move.SUBMIT: Notice.SUBMITTED,
    Move.RETURN: Notice.RETURNED,
    Move.SEND: Notice.SENT_TO_BODY,
    Move.CLOSE_RESPONSE: Notice.ANSWERED_BY_BODY,
    Move.PUBLISH: Notice.PUBLISHED,
    Move.ABANDON: Notice.ABANDONED,
}


def to_tell(
    conduct: Conduct, *, since: int, by: str, everybody: Iterable[Actor] = ()
) -> tuple[str, ...]:
    """Return who is to hear of the acts after number `since`; never whoever did them."""
    known = tuple(everybody)
    kinds = dict.fromkeys(
        kind
        for act in conduct.acts
        if act.number > since and (kind := _kind(conduct, act)) is not None
    )
    told = (one for kind in kinds for one in whom_to_tell(conduct, kind, everybody=known))
    return tuple(one for one in dict.fromkeys(told) if one != by)


def whom_to_tell(
    conduct: Conduct, kind: Notice, *, everybody: Iterable[Actor] = ()
) -> tuple[str, ...]:
    """
    Return the codes of those who are to hear of it.

    Give `everybody` who has a role for notices that go to the inspected body.
    """
    told = [one.id for one in conduct.team() if one.part in PARTS[kind]]
    if kind is Notice.CHANGED_IN_REVIEW:
        told = [one for one in told if _reviewed_something_else(conduct, one)]
    if kind is Notice.JOINED:
        told = [conduct.of(Joined)[-1].body.id]
    if kind in TO_BODY:
        told += [
            one.code
            for one in everybody
            if one.role is Role.AUTHORITY_LIAISON and one.la_code in conduct.opened.la_codes
        ]
    return tuple(dict.fromkeys(told))


def _kind(conduct: Conduct, act: Act[Any]) -> Notice | None:
    """Return of what an act is to be told, or None when nobody waits for it."""
    if isinstance(act.body, Moved):
        return OF_MOVE.get(act.body.move)
    if isinstance(act.body, Joined):
        return Notice.JOINED
    if isinstance(act.body, CutOff):
        return Notice.CUT_OFF
    changed = type(act.body) in CONTENT_TYPES and conduct.state in SIGNABLE
    return Notice.CHANGED_IN_REVIEW if changed else None


def _reviewed_something_else(conduct: Conduct, person: str) -> bool:
    theirs = [act.body for act in conduct.current(Reviewed) if act.by == person]
    return any(review.of_content != conduct.content for review in theirs)
