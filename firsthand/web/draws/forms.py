"""What may be entered to draw cases, to check a list, and to tell what became of a draw."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from django import forms

from firsthand.domain.common.objection import Objection
from firsthand.domain.planning.drawing.draw import LONGEST_SEED, Design
from firsthand.domain.planning.drawing.frame import FrameKind
from firsthand.domain.planning.drawing.method import TITLES
from firsthand.domain.planning.drawing.selection import EventKind
from firsthand.services.draws import Given

KINDS = {
    FrameKind.STATUTORY: "Statutory services (a council's own list)",
    FrameKind.VOLUNTARY_PROJECT: "A voluntary project",
    FrameKind.SCHOOL: "A school",
    FrameKind.SEXUAL_HEALTH: "A sexual health service",
    FrameKind.MISSING_PERSONS: "The records of missing persons",
    FrameKind.OTHER_OUTSIDE: "Another list from outside statutory services",
}
EVENTS = {
    EventKind.REFUSED: "Refused by the child, the family or who consents for them",
    EventKind.UNAVAILABLE: "The file or the child could not be had",
    EventKind.NOT_READ: "It was there and was not read",
    EventKind.REPLACED: "The next reserve takes its place",
    EventKind.ADDED: "Added by an inspector",
    EventKind.OFFERED: "Offered by the authority",
}
ALLOCATIONS = (("proportional", "In proportion"), ("equal", "In equal numbers"))


class WorkedForm(forms.Form):
    """A form that also takes the objections of the act, beside its fields or above them."""

    beside: ClassVar[Mapping[str, str]] = {}  # rule of an objection -> the field it is about

    def add_objections(self, objections: Iterable[Objection]) -> None:
        """Show why the act was refused."""
        for one in objections:
            field = self.beside.get(one.rule.partition(".")[0])
            self.add_error(field, f"{one.reason} {one.remedy}")


class DrawForm(WorkedForm):
    """A list, a seed and a size."""

    beside: ClassVar[Mapping[str, str]] = {
        "seed": "seed",
        "sample-larger-than-list": "size",
        "sample-of-nobody": "size",
        "strata-column": "strata",
        "too-many-strata": "strata",
        "several-lists": "sheet",
        "duplicate-children": "list",
        "nobody-to-draw": "list",
        "list": "list",
    }
    list = forms.FileField(
        label="The list",
        error_messages={
            "required": "Choose a list as CSV or XLSX",
            "empty": "The file is empty. Choose a list with rows",
        },
    )
    kind = forms.ChoiceField(label="Where it comes from", choices=[*KINDS.items()])
    size = forms.IntegerField(
        label="How many cases",
        min_value=1,
        error_messages={
            "required": "Enter how many cases to draw",
            "invalid": "How many cases must be a whole number",
            "min_value": "Draw 1 case at least",
        },
    )
    seed = forms.CharField(
        label="Seed",
        max_length=LONGEST_SEED,
        error_messages={"required": "Enter a seed: a number or a few words"},
    )
    strata = forms.CharField(label="Strata (optional)", required=False, max_length=200)
    allocation = forms.ChoiceField(
        label="How strata share the sample", choices=ALLOCATIONS, required=False
    )
    sheet = forms.CharField(label="Sheet (optional)", required=False, max_length=100)
    reference = forms.CharField(
        label="Column that names the child (optional)", required=False, max_length=200
    )
    join = forms.BooleanField(label="Let the rows of one child be one case", required=False)

    def given(self) -> Given:
        """Return the list, in memory."""
        file = self.cleaned_data["list"]
        kind = FrameKind(self.cleaned_data["kind"])
        return Given(content=file.read(), name=file.name, kind=kind)

    def design(self) -> Design:
        """Return how to draw."""
        told = self.cleaned_data
        return Design(
            seed=told["seed"],
            size=told["size"],
            strata=told["strata"] or None,
            allocation=told["allocation"] or "proportional",
            join_duplicates=told["join"],
            sheet=told["sheet"] or None,
            reference=told["reference"] or None,
        )


class CheckForm(WorkedForm):
    """A list and the receipt of a draw."""

    beside: ClassVar[Mapping[str, str]] = {
        "list-changed": "list",
        "list": "list",
        "receipt": "receipt",
        "file": "receipt",
    }
    list = forms.FileField(
        label="The list", error_messages={"required": "Choose the list to check"}
    )
    receipt = forms.FileField(
        label="The receipt of the draw",
        error_messages={"required": "Choose the receipt, a JSON file"},
    )


class EventForm(WorkedForm):
    """What became of one case."""

    beside: ClassVar[Mapping[str, str]] = {
        "unknown-case": "case",
        "case-told-already": "case",
        "next-reserve": "reserve",
    }
    kind = forms.ChoiceField(label="What became of it", choices=[*EVENTS.items()])
    case = forms.CharField(
        label="Number of the case",
        max_length=10,
        error_messages={"required": "Enter the number that the draw gave the case"},
    )
    reserve = forms.CharField(
        label="Reserve that takes its place", required=False, max_length=10
    )
    reason = forms.CharField(
        label="Reason", max_length=500, error_messages={"required": "Enter the reason"}
    )
    by = forms.CharField(
        label="Your name or office",
        max_length=200,
        error_messages={"required": "Enter who tells it"},
    )


class LinkForm(WorkedForm):
    """The plan that a draw serves."""

    beside: ClassVar[Mapping[str, str]] = {"plan-replaced": "plan", "by": "by"}
    plan = forms.ChoiceField(
        label="Plan that it serves",
        error_messages={
            "required": "Choose a plan",
            "invalid_choice": "Choose a plan that is published",
        },
    )
    by = forms.CharField(
        label="Your name or office",
        max_length=200,
        error_messages={"required": "Enter who tells it"},
    )

    def __init__(self, data: object, *, plans: Iterable[tuple[str, str]], auto_id: str) -> None:
        """Offer the plans that are published."""
        super().__init__(data, auto_id=auto_id)
        self.fields["plan"].choices = [("", "Choose"), *plans]


class FactForm(WorkedForm):
    """One fact of the method."""

    field = forms.ChoiceField(
        label="What it is about", choices=[(one.value, title) for one, title in TITLES.items()]
    )
    value = forms.CharField(
        label="What is to be told",
        max_length=2000,
        error_messages={"required": "Enter what is to be told"},
    )
    by = forms.CharField(
        label="Your name or office",
        max_length=200,
        error_messages={"required": "Enter who tells it"},
    )
