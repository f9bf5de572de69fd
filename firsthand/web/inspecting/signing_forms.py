"""Reviews, signatures, responses, moves and withdrawals as they are entered."""

from typing import Any, ClassVar

from django import forms

from firsthand.domain.common.act import Withdrawn
from firsthand.domain.inspection.acts.opening import Inspectorate
from firsthand.domain.inspection.acts.publication import Corrected
from firsthand.domain.inspection.acts.signing import (
    Answer,
    Response,
    ResponseWeighed,
    Reviewed,
    Signed,
)
from firsthand.web.inspecting import fields, offers, titles
from firsthand.web.inspecting.act_forms import ActForm

VERDICTS = {"yes": "I approve it", "no": "I do not approve it"}
CHANGED = {"yes": "It was changed", "no": "It stands"}


class ReadForm(ActForm):
    """A form whose writer has read the inspection up to an act."""

    of_content = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    inspectorate = fields.radios("Whose part", ())

    def prepare(self) -> None:
        """Keep the number of the act up to which this page was read."""
        self.initial.setdefault("of_content", self.asked.conduct.content)
        self.fields["inspectorate"].choices = offers.inspectorates(self.asked.conduct)
        self.initial.setdefault("inspectorate", self.asked.actor.inspectorate)


class ReviewForm(ReadForm):
    """A review by somebody who wrote nothing of it."""

    beside: ClassVar = {"comment-empty": "comment", "inspectorate-not-here": "inspectorate"}
    approved = fields.radios("Your review", VERDICTS)
    comment = fields.words("Comment", "Say what you looked at, and what you found")

    def body(self) -> Reviewed:
        """Return the review."""
        told = self.cleaned_data
        return Reviewed(
            id=f"{self.asked.actor.code}:{told['inspectorate']}",
            inspectorate=Inspectorate(told["inspectorate"]),
            approved=told["approved"] == "yes",
            of_content=told["of_content"],
            comment=told["comment"],
        )


class SignForm(ReadForm):
    """The signature of an inspectorate under its own part."""

    def body(self) -> Signed:
        """Return the signature."""
        told = self.cleaned_data
        return Signed(
            id=told["inspectorate"],
            inspectorate=Inspectorate(told["inspectorate"]),
            of_content=told["of_content"],
        )


class ResponseForm(ActForm):
    """How the inspected body answers one finding or recommendation."""

    beside: ClassVar = {"contested-without-reason": "evidence_offered"}
    answer = fields.radios("Your answer", titles.ANSWERS_OF_PEOPLE)
    text = fields.words("In your words", "Write your answer", rows=4)
    evidence_offered = fields.words(
        "Evidence that you offer", rows=3, hint="Needed where you contest it"
    )

    def body(self) -> Response:
        """Return the response."""
        told = self.cleaned_data
        return Response(
            id=self.asked.thing,
            answer=Answer(told["answer"]),
            text=told["text"],
            evidence_offered=told["evidence_offered"],
        )


class WeighForm(ActForm):
    """What the inspectorate makes of a contested finding."""

    changed = fields.radios("What came of it", CHANGED)
    text = fields.words("Why", "Say why")

    def body(self) -> ResponseWeighed:
        """Return the weighing."""
        told = self.cleaned_data
        return ResponseWeighed(
            id=self.asked.thing, changed=told["changed"] == "yes", text=told["text"]
        )

    @classmethod
    def filled(cls, body: ResponseWeighed) -> dict[str, Any]:
        """Return what the form shows of a weighing that is there."""
        return {"changed": "yes" if body.changed else "no", "text": body.text}


class WithdrawForm(ActForm):
    """Why a thing is taken back; it stays on the record."""

    reason = fields.words("Why it is withdrawn", "Give the reason", rows=3)

    def body(self) -> Withdrawn:
        """Return the withdrawal."""
        return Withdrawn(id=self.asked.thing, reason=self.cleaned_data["reason"])


class CorrectForm(ActForm):
    """What was wrong with something published; it stands beside what was published."""

    text = fields.words("What was wrong, and what is right", "Write the correction")

    def body(self) -> Corrected:
        """Return the correction."""
        return Corrected(id=self.asked.thing, text=self.cleaned_data["text"])


class MoveForm(ActForm):
    """The reason for moving an inspection on, where one is needed."""

    reason = fields.words("Reason", rows=3)

    def body(self) -> str:
        """Return the reason."""
        return str(self.cleaned_data["reason"])
