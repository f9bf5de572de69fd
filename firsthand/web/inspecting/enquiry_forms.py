"""Lines, voices, sensitive matters and samples as they are entered."""

from typing import Any, ClassVar

from django import forms

from firsthand.domain.inspection.acts.earlier_action import Done, EarlierAction
from firsthand.domain.inspection.acts.enquiry import Matter, NotExamined, Sample, Sought
from firsthand.web.inspecting import fields, titles
from firsthand.web.inspecting.act_forms import ActForm

COUNTS = ("known", "suspected", "newly_identified")


class NotExaminedForm(ActForm):
    """Why a line of enquiry was not examined."""

    beside: ClassVar = {"empty": "because", "examined": "because"}
    because = fields.words(
        "Why it was not examined",
        "Say why",
        hint="Published as it stands: 'not examined' is never shown as 'no concern'",
    )

    def body(self) -> NotExamined:
        """Return the reason."""
        return NotExamined(id=self.asked.thing, because=self.cleaned_data["because"])


class SoughtForm(ActForm):
    """How a voice was sought."""

    beside: ClassVar = {"numbers": "heard"}
    asked_of = fields.number("How many were asked")
    heard = fields.number("How many were heard")
    how = fields.words("How they were asked and spoken with", rows=3)
    because = fields.words("If nobody was asked, why", rows=3)

    def clean(self) -> dict[str, Any]:
        """Take no number for nobody where it is said why nobody was asked."""
        told = super().clean()
        for name in ("asked_of", "heard"):
            if told.get(name) is None and name not in self.errors:
                if told.get("because"):
                    told[name] = 0
                else:
                    self.add_error(name, "Enter how many, 0 for nobody")
        return told

    def body(self) -> Sought:
        """Return how the voice was sought."""
        told = self.cleaned_data
        return Sought(
            id=self.asked.thing,
            asked=told["asked_of"],
            heard=told["heard"],
            how=told["how"],
            because=told["because"],
        )

    @classmethod
    def filled(cls, body: Sought) -> dict[str, Any]:
        """Return what the form shows of how a voice was sought so far."""
        return {
            "asked_of": body.asked,
            "heard": body.heard,
            "how": body.how,
            "because": body.because,
        }


class MatterForm(ActForm):
    """A sensitive matter on which the report may not be silent."""

    beside: ClassVar = {"empty": "text", "numbers": "known"}
    state = fields.radios("What is so", titles.MATTERS, hints=titles.MATTER_HINTS)
    text = fields.words("What was found, or why not", "Say what was found, or why not")
    evidence = fields.numbers("Evidence")
    known = fields.number("Of how many people the body had recorded it")
    of = fields.number("Out of how many people")

    def body(self) -> Matter:
        """Return the matter."""
        told = self.cleaned_data
        return Matter(
            id=self.asked.thing,
            state=told["state"],
            text=told["text"],
            evidence=told["evidence"],
            known=told["known"],
            of=told["of"],
        )


class SampleForm(ActForm):
    """How cases were chosen and read: the method that the report prints."""

    beside: ClassVar = {"referral": "referred_to"}
    groups: ClassVar = (
        ("The list", ("frame", "outside", "population")),
        ("The cases", ("drawn", "read", "refused", "replaced", "draw_id")),
        ("How", ("how_chosen", "chosen_by", "not_reached", "spoken_with")),
        ("How sure it makes", ("share_affected", "sensitivity")),
        ("Children of the sample", COUNTS),
    )
    frame = fields.line("List from which cases were chosen", "Name the list")
    outside = fields.tick(
        "The list is from outside statutory services",
        hint="A school, a voluntary project, a health service: children whom the council may "
        "not know",
    )
    population = fields.number("Children on the list", "Enter how many")
    drawn = fields.number("Cases drawn", "Enter how many")
    read = fields.number("Cases read", "Enter how many")
    refused = forms.IntegerField(label="Cases refused", min_value=0, required=False)
    replaced = forms.IntegerField(label="Cases replaced", min_value=0, required=False)
    draw_id = fields.line("Identifier of the draw", hint="Where it was drawn and recorded here")
    how_chosen = fields.words("How they were chosen", "Say how", rows=3)
    chosen_by = fields.line("Who chose them", "Say who")
    not_reached = fields.words("Who could not be reached", "Say who, or nobody", rows=3)
    spoken_with = fields.words(
        "How children were spoken with", "Say how, or that they were not", rows=3
    )
    share_affected = fields.share(
        "Share of children that a failure touches", hint="0.05 for a failure touching 5 percent"
    )
    sensitivity = fields.share(
        "How likely a reader notices it", hint="In a case that is affected: 0.8 is a guess"
    )
    known = fields.number("Known to services as at risk")
    suspected = fields.number("Suspected to be at risk")
    newly_identified = fields.number("At risk, and identified by the inspection")

    def prepare(self) -> None:
        """Start from the usual assumptions."""
        self.initial.setdefault("share_affected", 0.05)
        self.initial.setdefault("sensitivity", 0.8)

    def body(self) -> Sample:
        """Return the sample."""
        told = {name: self.cleaned_data[name] for name in self.fields if name not in NOT_TOLD}
        told["refused"] = told["refused"] or 0
        told["replaced"] = told["replaced"] or 0
        return Sample(id=self.asked.thing, **told)


NOT_TOLD = {"key", "seen"}


class EarlierForm(ActForm):
    """What became of something that an earlier inspection asked for."""

    beside: ClassVar = {"earlier-action": "evidence"}
    done = fields.radios("What you found", titles.DONE)
    body_says = fields.words("What the body says of it", rows=3)
    evidence = fields.numbers("Evidence")
    because = fields.words("If it was not examined, why", rows=3)

    def body(self) -> EarlierAction:
        """Return what was found."""
        told = self.cleaned_data
        return EarlierAction(
            id=self.asked.thing,
            done=Done(told["done"]),
            body_says=told["body_says"],
            evidence=told["evidence"],
            because=told["because"],
        )
