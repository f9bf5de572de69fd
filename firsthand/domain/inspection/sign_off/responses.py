"""Responses: what the inspected body answers to each finding, and what is made of it (R26)."""

from datetime import date

from firsthand.domain.common import words
from firsthand.domain.common.act import Act
from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.acts.findings import Finding, Recommendation
from firsthand.domain.inspection.acts.signing import (
    Answer,
    Response,
    ResponseWeighed,
    SentForAccuracy,
)
from firsthand.domain.inspection.conduct import Conduct

CONTESTING = frozenset({Answer.CONTESTED, Answer.ACCEPTED_IN_PART})


def to_answer(conduct: Conduct) -> tuple[str, ...]:
    """Return the numbers of the findings and recommendations that the body may answer."""
    findings = (one.id for one in conduct.bodies(Finding))
    return (*findings, *(one.id for one in conduct.bodies(Recommendation)))


def answer_to(conduct: Conduct, thing: str) -> Answer | None:
    """Return how the body answered; silent once the response was closed without a word."""
    given = conduct.found(Response, thing)
    if given is not None:
        return given.body.answer
    return Answer.SILENT if conduct.of(SentForAccuracy) else None


def objections_to_response(conduct: Conduct, response: Response) -> tuple[Objection, ...]:
    """Return why an answer of the body cannot be recorded."""
    found: list[Objection] = []
    if response.id not in to_answer(conduct):
        found.append(_no_such(response.id))
    if response.answer is Answer.SILENT:
        found.append(
            Objection(
                rule="silence-is-not-recorded",
                reason="Nobody records that the body was silent: the day passes.",
                remedy="Accept, accept in part, or contest; or leave it unanswered.",
            )
        )
    said = response.text.strip() or response.evidence_offered.strip()
    if response.answer in CONTESTING and not said:
        found.append(
            Objection(
                rule="contested-without-reason",
                reason=f"{response.id} is contested, and neither a reason nor evidence is "
                "given.",
                remedy="Say what is wrong with it, or what shows that it is wrong.",
            )
        )
    return tuple(found)


def objections_to_weighing(conduct: Conduct, weighed: ResponseWeighed) -> tuple[Objection, ...]:
    """Return why what is made of a contested answer cannot be recorded."""
    given = conduct.found(Response, weighed.id)
    if given is None or given.body.answer not in CONTESTING:
        return (
            Objection(
                rule="not-contested",
                reason=f"The body did not contest {weighed.id}.",
                remedy="Weigh what it contested, wholly or in part.",
            ),
        )
    if weighed.text.strip():
        return ()
    return (
        Objection(
            rule="text-empty",
            reason="It does not say what is made of the body's answer.",
            remedy="Say what was looked at again and why the finding changed or stands.",
        ),
    )


def unweighed(conduct: Conduct) -> tuple[Objection, ...]:
    """Return one objection for each contested answer of which nothing was made yet."""
    return tuple(
        objection
        for act in conduct.current(Response)
        if act.body.answer in CONTESTING
        for objection in _not_settled(conduct, act)
    )


def objections_to_closing(conduct: Conduct, *, on: date) -> tuple[Objection, ...]:
    """Return the objection to closing the response before the body answered or had its time."""
    sent = conduct.of(SentForAccuracy)
    open_ones = [one for one in to_answer(conduct) if conduct.found(Response, one) is None]
    if not sent or not open_ones or on > sent[-1].body.answer_by_on:
        return ()
    return (
        Objection(
            rule="response-open",
            reason=f"The body has not answered {', '.join(open_ones)}, and may until "
            f"{words.day(sent[-1].body.answer_by_on)}.",
            remedy="Wait until it has answered, or until that day has passed.",
        ),
    )


def _not_settled(conduct: Conduct, answer: Act[Response]) -> tuple[Objection, ...]:
    thing = answer.body.id
    weighed = conduct.found(ResponseWeighed, thing)
    if weighed is None or weighed.number < answer.number:
        return (
            Objection(
                rule="unweighed",
                reason=f"The body contested {thing}, wholly or in part, and nobody said what "
                "is made of it.",
                remedy=f"Weigh its answer to {thing}: does it change, or stand?",
            ),
        )
    if weighed.body.changed and not _changed_since(conduct, thing, answer.number):
        return (
            Objection(
                rule="said-to-be-changed",
                reason=f"{thing} is said to be changed after the body's answer, and was not.",
                remedy=f"Change {thing}, or say that it stands.",
            ),
        )
    return ()


def _changed_since(conduct: Conduct, thing: str, number: int) -> bool:
    findings = (act.number for act in conduct.history(Finding, thing))
    asked = (act.number for act in conduct.history(Recommendation, thing))
    return any(one > number for one in (*findings, *asked))


def _no_such(thing: str) -> Objection:
    return Objection(
        rule="no-such-thing",
        reason=f"There is no finding or recommendation {thing!r} in the draft.",
        remedy="Answer one that is in it.",
    )
