"""Claims, tests, questions and answers as they are entered."""

from typing import ClassVar

from firsthand.domain.inspection.acts.claims import (
    Answered,
    Claim,
    ClaimTested,
    Outcome,
    Question,
)
from firsthand.domain.inspection.acts.evidence import Source
from firsthand.web.inspecting import fields, offers, titles
from firsthand.web.inspecting.act_forms import ActForm


class ClaimForm(ActForm):
    """What the body says of itself."""

    beside: ClassVar = {"claim-text": "text", "area-unknown": "areas", "line-unknown": "lines"}
    text = fields.words(
        "What the body says", "Write what the body says", hint="As it says it, in one sentence"
    )
    made_in = fields.select("Where it says so", titles.SOURCES)
    areas = fields.ticks("Areas")
    lines = fields.ticks("Lines of enquiry")
    evidence = fields.numbers("Evidence in which the claim is on record")

    def prepare(self) -> None:
        """Offer the areas and lines of the framework."""
        offers.tick_areas(self, self.asked.conduct)
        self.fields["lines"].choices = offers.lines(self.asked.conduct)

    def body(self) -> Claim:
        """Return the claim."""
        told = self.cleaned_data
        return Claim(
            id=self.asked.thing,
            text=told["text"],
            made_in=Source(told["made_in"]),
            areas=tuple(told.get("areas", ())),
            lines=tuple(told["lines"]),
            evidence=told["evidence"],
        )


class ClaimTestForm(ActForm):
    """What a test of a claim showed."""

    beside: ClassVar = {
        "claim-evidence": "evidence",
        "test-evidence": "evidence",
        "claim-tested-by-itself": "evidence",
        "test-reason": "reason",
        "test-outcome": "outcome",
    }
    outcome = fields.radios("What the test showed", titles.OUTCOMES)
    evidence = fields.numbers(
        "Evidence that it was tested against",
        hint="Something else than the claim's own source. Numbers such as E1, E4",
    )
    reason = fields.words("How that follows from it", "Say how that follows")

    def body(self) -> ClaimTested:
        """Return the test."""
        told = self.cleaned_data
        return ClaimTested(
            id=self.asked.thing,
            outcome=Outcome(told["outcome"]),
            evidence=told["evidence"],
            reason=told["reason"],
        )


class QuestionForm(ActForm):
    """A question that somebody must answer before sign-off."""

    beside: ClassVar = {"question-text": "text"}
    text = fields.words("Question", "Write the question")
    evidence = fields.numbers("Evidence that raises it")

    def body(self) -> Question:
        """Return the question."""
        told = self.cleaned_data
        return Question(id=self.asked.thing, text=told["text"], evidence=told["evidence"])


class AnswerForm(ActForm):
    """An answer to an open question."""

    beside: ClassVar = {"answer-text": "text", "answer-evidence": "evidence"}
    text = fields.words("Answer", "Write the answer")
    evidence = fields.numbers("Evidence that it stands on")

    def body(self) -> Answered:
        """Return the answer."""
        told = self.cleaned_data
        return Answered(id=self.asked.thing, text=told["text"], evidence=told["evidence"])
