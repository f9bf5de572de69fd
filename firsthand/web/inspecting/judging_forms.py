"""Judgements and derogations as they are entered."""

from typing import ClassVar

from firsthand.domain.inspection.acts.judgement import DerogationGiven, Judgement
from firsthand.domain.inspection.acts.opening import Inspectorate
from firsthand.web.inspecting import fields, offers
from firsthand.web.inspecting.act_forms import ActForm


class JudgementForm(ActForm):
    """A grade for an area, the evidence that it cites, and the reason."""

    beside: ClassVar = {
        "known-on-the-day": "evidence",
    }
    grade = fields.radios("Grade", ())
    evidence = fields.numbers("Evidence that it stands on", "Name the evidence, such as E3")
    reason = fields.words("Reason", "Give the reason", rows=5)

    def prepare(self) -> None:
        """Offer the grades of the area's scale."""
        _, _, area = self.asked.thing.partition(":")
        self.fields["grade"].choices = offers.grades(self.asked.conduct, area)

    def body(self) -> Judgement:
        """Return the judgement."""
        inspectorate, _, area = self.asked.thing.partition(":")
        told = self.cleaned_data
        return Judgement(
            id=self.asked.thing,
            inspectorate=Inspectorate(inspectorate),
            area=area,
            grade=told["grade"],
            evidence=told["evidence"],
            reason=told["reason"],
        )


class DerogationForm(ActForm):
    """Two people set an objection aside; what they say is published in full."""

    beside: ClassVar = {"two-people": "reason", "derogation": "reason"}
    reason = fields.words(
        "Reason", "Give the reason", hint="Published in full, with the names of both"
    )

    def body(self) -> DerogationGiven:
        """Return the derogation; who proposes and who confirms, the act itself knows."""
        rule, _, about = self.asked.thing.partition(":")
        return DerogationGiven(
            id=self.asked.thing,
            rule=rule,
            about=about,
            first=self.asked.actor.code,
            second="",
            reason=self.cleaned_data["reason"],
        )
