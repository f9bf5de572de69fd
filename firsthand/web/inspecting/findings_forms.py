"""Findings, recommendations, answers to flags and services as they are entered."""

from typing import Any, ClassVar

from django import forms

from firsthand.domain.inspection.acts.findings import (
    OFFICES,
    Cause,
    CauseKind,
    Finding,
    FindingKind,
    Office,
    Recommendation,
    Served,
)
from firsthand.domain.inspection.acts.opening import Inspectorate
from firsthand.web.inspecting import fields, offers, titles
from firsthand.web.inspecting.act_forms import ActForm, plainly

CAUSES = 4
CAUSE_PARTS = ("kind", "text", "evidence")


def cause_fields() -> dict[str, forms.Field]:
    """Return the fields of the causes, a few of each; an empty one is no cause."""
    made: dict[str, forms.Field] = {}
    for place in range(1, CAUSES + 1):
        made[f"cause{place}_kind"] = fields.select("Cause", titles.CAUSES, needed=False)
        made[f"cause{place}_text"] = fields.words("In a sentence", rows=2)
        made[f"cause{place}_evidence"] = fields.numbers("Evidence for it")
    return made


class FindingForm(ActForm):
    """What was found, on what, and why it is so."""

    beside: ClassVar = {
        "finding-text": "text",
        "finding-area": "area",
        "finding-inspectorate": "inspectorate",
        "finding-evidence": "evidence",
        "finding-strength": "evidence",
        "evidence-unknown": "evidence",
        "finding-causes": "cause1_kind",
        "cause-text": "cause1_text",
        "cause-evidence": "cause1_evidence",
    }
    groups: ClassVar = (
        ("What was found", ("inspectorate", "area", "kind", "text", "evidence", "priority")),
        *(
            (f"Cause {place}", tuple(f"cause{place}_{part}" for part in CAUSE_PARTS))
            for place in range(1, CAUSES + 1)
        ),
        ("Or no cause could be established", ("not_established",)),
        ("Harms", ("harms",)),
    )
    inspectorate = fields.radios("Inspectorate", ())
    area = fields.select("Area")
    kind = fields.radios("Kind", titles.FINDINGS)
    text = fields.words(
        "What was found",
        "Write what was found",
        rows=6,
        hint="In plain words. An empty line starts a new paragraph; each is published with "
        "its evidence",
    )
    evidence = fields.numbers("Evidence", "Name the evidence, such as E3")
    priority = fields.tick(
        "Priority finding",
        hint="Served on the leader, the lead member, the chief executive and the director",
    )
    not_established = fields.words("Why no cause could be established", rows=3)
    harms = fields.ticks("Harms")

    def __init__(self, *given: Any, **more: Any) -> None:
        """Add the fields of the causes."""
        self.base_fields = {**self.base_fields, **cause_fields()}
        super().__init__(*given, **more)

    def prepare(self) -> None:
        """Offer the areas, where the framework has any, the inspectorates and the harms."""
        if found := offers.areas(self.asked.conduct):
            self.fields["area"].choices = [("", "Choose"), *found]
        else:
            del self.fields["area"]
        self.fields["inspectorate"].choices = offers.inspectorates(self.asked.conduct)
        self.initial.setdefault("inspectorate", self.asked.actor.inspectorate)
        self.fields["harms"].choices = offers.harms()
        self.fields["harms"].closed = True

    def clean(self) -> dict[str, Any]:
        """Refuse words and evidence of a cause whose kind is not given."""
        told = super().clean()
        for place in range(1, CAUSES + 1):
            some = told.get(f"cause{place}_text") or told.get(f"cause{place}_evidence")
            if some and not told.get(f"cause{place}_kind"):
                self.add_error(f"cause{place}_kind", f"Choose what cause {place} is")
        return told

    def body(self) -> Finding:
        """Return the finding."""
        told = self.cleaned_data
        return Finding(
            id=self.asked.thing,
            inspectorate=Inspectorate(told["inspectorate"]),
            area=told.get("area", ""),
            kind=FindingKind(told["kind"]),
            text=told["text"],
            evidence=told["evidence"],
            priority=told["priority"],
            causes=tuple(self._causes()),
            not_established=told["not_established"],
            harms=tuple(told["harms"]),
        )

    @classmethod
    def filled(cls, body: Finding) -> dict[str, Any]:
        """Return what the form shows of a finding that is there."""
        shown = plainly(body)
        for place, cause in enumerate(body.causes, start=1):
            shown |= {f"cause{place}_{part}": getattr(cause, part) for part in CAUSE_PARTS}
        return shown

    def _causes(self) -> list[Cause]:
        told = self.cleaned_data
        return [
            Cause(
                kind=CauseKind(told[f"cause{place}_kind"]),
                text=told[f"cause{place}_text"],
                evidence=told[f"cause{place}_evidence"],
            )
            for place in range(1, CAUSES + 1)
            if told[f"cause{place}_kind"]
        ]


class RecommendationForm(ActForm):
    """What must be different, who answers for it, and how anybody would see it."""

    beside: ClassVar = {
        "recommendation-text": "text",
        "recommendation-who": "who",
        "recommendation-different": "different",
        "recommendation-seen-by": "seen_by",
        "recommendation-findings": "findings",
        "recommendation-by": "by_on",
        "finding-unknown": "findings",
    }
    findings = fields.numbers("Findings that it answers", "Name a finding", letter="F")
    text = fields.words("What is to be done", "Write what is to be done")
    who = fields.line("Who answers for it", "Name the office", hint="An office, not a body")
    different = fields.words(
        "What will be different for children",
        "Say what will be different",
        rows=3,
        hint="What a child will have, hear or be spared that they are not now",
    )
    seen_by = fields.words(
        "How it will be seen, and by whom",
        "Say how it will be seen",
        rows=3,
        hint="Who will look at what, and how many: cases followed, children asked",
    )
    by_on = fields.day("By which day", "Enter the day")

    def body(self) -> Recommendation:
        """Return the recommendation."""
        told = {name: self.cleaned_data[name] for name in self.fields if name not in NOT_TOLD}
        return Recommendation(id=self.asked.thing, **told)


class FlagForm(ActForm):
    """Why a flagged text stays as it is."""

    reason = fields.words("Why the text stays as it is", "Give the reason", rows=3)

    def body(self) -> tuple[str, str, str]:
        """Return the thing, its flag and the reason."""
        thing, _, flag = self.asked.thing.partition(":")
        return thing, flag, self.cleaned_data["reason"]


class ServedForm(ActForm):
    """On whom a finding was served, and when."""

    beside: ClassVar = {
        "finding-unknown": "finding",
        "office-unknown": "office",
        "holder-unnamed": "holder",
        "served-in-future": "served_on",
        "acknowledged-when": "acknowledged_on",
        "service-stands": "served_on",
    }
    finding = fields.select("Finding")
    office = fields.radios("Office", OFFICES)
    holder = fields.line("Who held the office on that day", "Enter their name")
    served_on = fields.day("Served on", "Enter the day of service")
    acknowledged_on = fields.day("Acknowledged on", hint="Leave empty until it is")

    def prepare(self) -> None:
        """Offer the findings that stand."""
        found = self.asked.conduct.bodies(Finding)
        choices = [(one.id, f"{one.id} {one.text[:80]}") for one in found]
        self.fields["finding"].choices = [("", "Choose"), *choices]

    def body(self) -> Served:
        """Return the service."""
        told = self.cleaned_data
        office = Office(told["office"])
        return Served(
            id=f"{told['finding']}:{office.value}",
            finding=told["finding"],
            office=office,
            holder=told["holder"],
            served_on=told["served_on"],
            acknowledged_on=told["acknowledged_on"],
        )


NOT_TOLD = {"key", "seen"}
