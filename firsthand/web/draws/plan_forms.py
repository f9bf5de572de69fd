"""A plan of a sample as it is entered: whom, when, groups of children, and derogations."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms

from firsthand.domain.planning.drawing.frame import FrameKind
from firsthand.domain.planning.drawing.sample_plan import (
    Derogation,
    PlannedGroup,
    PlanObjection,
    SamplePlan,
)
from firsthand.refdata import read
from firsthand.web.draws.forms import KINDS

GROUPS = 4  # a plan with more is written as a file: `firsthand plan`
DEROGATIONS = 8
Given = Mapping[str, Any]
AS_PEOPLE_WRITE_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y")
NO_DAY = "This is not a day. Enter one such as 2027-03-01 or 1 March 2027"


class PlanForm(forms.Form):
    """What a plan is of, by whom and when."""

    title = forms.CharField(
        label="Title", max_length=200, error_messages={"required": "Enter a title"}
    )
    la_code = forms.ChoiceField(label="Authority", required=False)
    theme = forms.CharField(label="Or theme", required=False, max_length=200)
    proposed_by = forms.CharField(
        label="Proposed by",
        max_length=200,
        error_messages={"required": "Enter who proposes the plan"},
    )
    from_on = forms.DateField(
        label="From",
        input_formats=AS_PEOPLE_WRITE_DAYS,
        error_messages={"required": "Enter the first day", "invalid": NO_DAY},
    )
    to_on = forms.DateField(
        label="To",
        input_formats=AS_PEOPLE_WRITE_DAYS,
        error_messages={"required": "Enter the last day", "invalid": NO_DAY},
    )

    def __init__(self, data: Given | None, *, today: date) -> None:
        """Offer the authorities that exist."""
        super().__init__(data)
        here = sorted((a.name, a.la_code) for a in read.authorities() if a.exists_on(today))
        self.fields["la_code"].choices = [("", "None"), *((code, name) for name, code in here)]


class GroupForm(forms.Form):
    """One group of children; all empty where there is none."""

    name = forms.CharField(label="Name of the group", required=False, max_length=200)
    kind = forms.ChoiceField(label="Its list comes from", choices=[*KINDS.items()])
    population = forms.IntegerField(label="Children", required=False, min_value=0)
    sample = forms.IntegerField(label="Cases to read", required=False, min_value=0)

    def clean(self) -> dict[str, Any]:
        """Object to a group that is half entered."""
        given = super().clean()
        if given.get("name"):
            for name, words in (("population", "children it has"), ("sample", "to read")):
                if given.get(name) is None and name not in self.errors:
                    self.add_error(name, f"Enter how many {words}")
        elif given.get("population") is not None or given.get("sample") is not None:
            self.add_error("name", "Name the group")
        return given


class DerogationForm(forms.Form):
    """Who sets an objection aside, and why; all empty where nobody does."""

    rule = forms.CharField(widget=forms.HiddenInput, max_length=100)
    about = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    first = forms.CharField(label="First person and office", required=False, max_length=200)
    second = forms.CharField(label="Second person and office", required=False, max_length=200)
    reason = forms.CharField(
        label="Reason, which is published", required=False, max_length=2000
    )

    @property
    def filled(self) -> bool:
        """Tell whether anybody wrote anything."""
        return any(self.cleaned_data.get(n, "").strip() for n in ("first", "second", "reason"))


def group_forms(data: Given | None) -> list[GroupForm]:
    """Return the forms of the groups, numbered from 0."""
    return [GroupForm(data, prefix=f"group{number}") for number in range(GROUPS)]


def derogation_forms(data: Given) -> Iterator[DerogationForm]:
    """Yield the forms of the derogations that were sent."""
    for number in range(DEROGATIONS):
        if data.get(f"aside{number}-rule"):
            yield DerogationForm(data, prefix=f"aside{number}")


def asked_for(objections: tuple[PlanObjection, ...], sent: list[DerogationForm]) -> list[Any]:
    """Return each objection that two people may set aside, with the form that does it."""
    removable = [one for one in objections if one.removable][:DEROGATIONS]
    found = []
    for number, one in enumerate(removable):
        given = next((f.cleaned_data for f in sent if _is_of(f.cleaned_data, one)), None)
        initial = given or {"rule": one.objection.rule, "about": one.about}
        found.append((one, DerogationForm(initial=initial, prefix=f"aside{number}")))
    return found


def _is_of(given: Given, one: PlanObjection) -> bool:
    return (given.get("rule"), given.get("about")) == (one.objection.rule, one.about)


def plan_of(
    form: PlanForm, groups: list[GroupForm], derogations: list[DerogationForm]
) -> SamplePlan:
    """Return the plan that was entered."""
    return SamplePlan(
        **form.cleaned_data,
        groups=tuple(
            PlannedGroup(**{**one.cleaned_data, "kind": FrameKind(one.cleaned_data["kind"])})
            for one in groups
            if one.cleaned_data["name"]
        ),
        derogations=tuple(Derogation(**one.cleaned_data) for one in derogations if one.filled),
    )
