"""Questions over time: whatever happens in whatever order, no contradiction is lost."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.common.act import Withdrawn
from firsthand.domain.inspection.acts.claims import Answered, ClaimTested, Outcome
from firsthand.domain.inspection.acts.evidence import About, Stance
from firsthand.domain.inspection.collecting.open_questions import open_questions, unanswered
from tests.domain.inspection import build

CLAIM = build.claim()
ABOUT = {
    "against": (About(id="C1", stance=Stance.CONTRADICTS),),
    "for": (About(id="C1", stance=Stance.SUPPORTS),),
}
STEPS = (
    "against",
    "for",
    "answer",
    "take-back-first",
    "failed-test",
    "passed-test",
    "unanswer",
)


def happened(names):
    """Return the inspection after the steps, and what a plain count says of it."""
    steps, there, raised, answered, failed = [], {}, 0, 0, 0
    for place, name in enumerate(names, start=1):
        if name in ABOUT:
            number = f"E{sum(step in ABOUT for step in names[:place])}"
            steps.append(build.evidence(number, about=ABOUT[name]))
            if name == "against":
                there[number] = place
        elif name == "answer":
            steps.append(Answered(id="C1:contradicted", text=f"Answer {place}."))
            answered = place
        elif name == "unanswer":
            steps.append(Withdrawn(id="C1:contradicted", reason="Too early."))
            answered = 0
        elif name == "take-back-first" and there:
            first = next(iter(there))
            steps.append(Withdrawn(id=first, reason="It was another child."))
            del there[first]
        elif name in ("failed-test", "passed-test"):
            outcome = Outcome.DID_NOT_HOLD if name == "failed-test" else Outcome.HELD
            steps.append(ClaimTested(id="C1", outcome=outcome, evidence=(), reason="Asked."))
            failed = place if name == "failed-test" else 0
    raised = max([*there.values(), failed])
    return build.conduct(*build.IN_FIELDWORK, CLAIM, *steps), raised, answered


@given(st.lists(st.sampled_from(STEPS), max_size=14))
def test_a_contradiction_is_open_exactly_until_an_answer_that_came_after_it(names):
    conduct, raised, answered = happened(names)
    waits = raised > answered
    assert [one.id for one in unanswered(conduct)] == ["C1:contradicted"] * waits
    assert bool(open_questions(conduct)) == (raised > 0)


@given(st.lists(st.sampled_from(STEPS), max_size=10))
def test_what_was_open_on_a_day_is_so_for_ever_when_asked_of_that_day(names):
    conduct, raised, answered = happened(names)
    later = replace(conduct.acts[-1], number=conduct.last + 1, key="later")
    later = replace(
        later,
        at=later.at.replace(year=2027),
        body=Answered(id="C1:contradicted", text="A year later."),
    )
    after = replace(conduct, acts=(*conduct.acts, later))
    assert not unanswered(after)
    assert bool(unanswered(after.as_of(conduct.acts[-1].at))) == (raised > answered)
