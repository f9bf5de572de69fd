"""Responses: the body answers each finding, and what it contests is weighed in the open."""

from datetime import date, timedelta

import pytest

from firsthand.domain.common.act import Withdrawn
from firsthand.domain.inspection.acts.signing import (
    Answer,
    Response,
    ResponseWeighed,
    SentForAccuracy,
)
from firsthand.domain.inspection.sign_off.responses import (
    answer_to,
    objections_to_closing,
    objections_to_response,
    objections_to_weighing,
    to_answer,
    unweighed,
)
from tests.domain.inspection import build

UNTIL = date(2026, 4, 1)
SENT = (
    build.evidence(),
    build.finding(),
    build.recommendation(),
    (build.LEAD, SentForAccuracy(answer_by_on=UNTIL, of_content=8)),
)


def response(thing="F1", answer=Answer.ACCEPTED, text="", **changed):
    return Response(id=thing, answer=answer, text=text, **changed)


def contested(thing="F1", text="It was one week in August."):
    return (build.LIAISON, response(thing, Answer.CONTESTED, text))


def weighed(thing="F1", text="We read June too: it was so.", changed=False):
    return (build.LEAD, ResponseWeighed(id=thing, changed=changed, text=text))


def rules(found):
    return [one.rule for one in found]


def test_findings_and_recommendations_are_answered():
    assert to_answer(build.conduct(*SENT)) == ("F1", "R1")


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (response(), []),
        (response("R1", Answer.ACCEPTED_IN_PART, "The day is too soon."), []),
        (response("F2"), ["no-such-thing"]),
        (response("F1", Answer.SILENT), ["silence-is-not-recorded"]),
        (response("F1", Answer.CONTESTED, " "), ["contested-without-reason"]),
        (response("F1", Answer.ACCEPTED_IN_PART), ["contested-without-reason"]),
        (response("F1", Answer.CONTESTED, evidence_offered="Rota of June."), []),
    ],
)
def test_an_answer_is_to_something_and_gives_its_reason_when_it_contests(told, found):
    assert rules(objections_to_response(build.conduct(*SENT), told)) == found


def test_silence_is_what_is_left_when_nobody_answered():
    assert answer_to(build.conduct(build.finding()), "F1") is None
    assert answer_to(build.conduct(*SENT), "F1") is Answer.SILENT
    answered = build.conduct(*SENT, (build.LIAISON, response()))
    assert answer_to(answered, "F1") is Answer.ACCEPTED


def test_the_response_is_closed_when_all_is_answered_or_the_last_day_has_passed():
    sent = build.conduct(*SENT)
    assert rules(objections_to_closing(sent, on=UNTIL)) == ["response-open"]
    assert objections_to_closing(sent, on=UNTIL + timedelta(days=1)) == ()
    one = build.conduct(*SENT, (build.LIAISON, response()))
    assert "R1" in objections_to_closing(one, on=UNTIL)[0].reason
    both = build.conduct(*SENT, (build.LIAISON, response()), (build.LIAISON, response("R1")))
    assert objections_to_closing(both, on=UNTIL) == ()


def test_what_is_contested_waits_to_be_weighed():
    assert unweighed(build.conduct(*SENT, (build.LIAISON, response()))) == ()
    assert rules(unweighed(build.conduct(*SENT, contested()))) == ["unweighed"]
    assert unweighed(build.conduct(*SENT, contested(), weighed())) == ()


def test_an_answer_changed_after_it_was_weighed_is_weighed_again():
    again = contested(text="Here are the rotas.")
    assert unweighed(build.conduct(*SENT, contested(), weighed(), again))


def test_a_finding_said_to_be_changed_was_changed():
    said = build.conduct(*SENT, contested(), weighed(changed=True))
    assert rules(unweighed(said)) == ["said-to-be-changed"]
    newer = build.finding(text="In June and August referrals were closed unread.")
    for steps in ((newer, weighed(changed=True)), (weighed(changed=True), newer)):
        assert unweighed(build.conduct(*SENT, contested(), *steps)) == ()


def test_a_finding_that_was_taken_back_counts_as_changed():
    gone = Withdrawn(id="F1", reason="The body is right.")
    assert unweighed(build.conduct(*SENT, contested(), gone)) == ()


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (weighed(), []),
        (weighed(text=" "), ["text-empty"]),
        (weighed("R1"), ["not-contested"]),
        (weighed("F9"), ["not-contested"]),
    ],
)
def test_only_what_was_contested_is_weighed_and_in_words(told, found):
    answered = build.conduct(*SENT, contested(), (build.LIAISON, response("R1")))
    assert rules(objections_to_weighing(answered, told[1])) == found
