"""What people may enter about a signal: nothing to open it, else why, or what will be done."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar
from uuid import uuid4

from django import forms

from firsthand.domain.common.objection import Objection
from firsthand.domain.surveillance.triage.acts import COURSE_TITLES, Course
from firsthand.domain.surveillance.triage.deciding import LONGEST
from firsthand.domain.surveillance.triage.progress import Move
from firsthand.refdata import read

LONGEST_KEY = 40


def words(label: str, needed: str, *, hint: str) -> Any:
    """Return a field of several lines that must not be empty."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST,
        error_messages={"required": needed},
        widget=forms.Textarea({"rows": 4}),
    )


class MoveForm(forms.Form):
    """A move with a signal; the same form sent twice is one act."""

    beside: ClassVar[Mapping[str, str]] = {}  # rule of an objection -> the field it is about
    key = forms.CharField(required=False, max_length=LONGEST_KEY, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, inspections: Iterable[str] = ()) -> None:
        """Give the form a key of its own, and let it offer what can be chosen."""
        super().__init__(data, initial={"key": uuid4().hex})
        self.offer(tuple(inspections))

    def offer(self, inspections: tuple[str, ...]) -> None:
        """Offer what can be chosen."""

    def add_objections(self, objections: Iterable[Objection]) -> None:
        """Show why the act was refused, beside the field that a rule is about."""
        for one in objections:
            field = self.beside.get(one.rule)
            self.add_error(
                field if field in self.fields else None, f"{one.reason} {one.remedy}"
            )


class OpenForm(MoveForm):
    """Opening needs nothing but who opens."""


class DismissForm(MoveForm):
    """Why nothing needs to be done."""

    beside: ClassVar = {"reason": "reason"}
    reason = words(
        "Why nothing needs to be done",
        "Say why nothing needs to be done",
        hint="It stays on the record. Name no child and no family.",
    )


class ReopenForm(MoveForm):
    """Why a decision is taken back."""

    beside: ClassVar = {"reason": "reason"}
    reason = words(
        "Why it is reopened",
        "Say why it is reopened",
        hint="The decision stays on the record beside it.",
    )


class TakeUpForm(MoveForm):
    """What will be done."""

    beside: ClassVar = {"what": "what", "inspection-id": "inspection_id", "harm": "harm"}
    course = forms.ChoiceField(
        label="What it is taken up as",
        choices=[(one.value, COURSE_TITLES[one]) for one in Course],
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose what it is taken up as",
            "invalid_choice": "Choose what it is taken up as",
        },
    )
    what = words(
        "What will be done",
        "Say what will be done",
        hint="By whom and by when, in a sentence or two. The public does not read it.",
    )
    inspection_id = forms.ChoiceField(
        label="The inspection, where there is one already",
        required=False,
        error_messages={"invalid_choice": "Choose an inspection of the list, or none"},
    )
    harm = forms.ChoiceField(
        label="The harm, where it becomes a theme",
        required=False,
        error_messages={"invalid_choice": "Choose a harm of the list, or none"},
    )

    def offer(self, inspections: tuple[str, ...]) -> None:
        """Offer the inspections that the person may see, and the vocabulary."""
        self.fields["inspection_id"].choices = [("", "None"), *((i, i) for i in inspections)]
        self.fields["harm"].choices = [("", "None"), *((h.key, h.name) for h in read.harms())]
        if not inspections:
            del self.fields["inspection_id"]


FORMS: dict[Move, type[MoveForm]] = {
    Move.OPEN: OpenForm,
    Move.DISMISS: DismissForm,
    Move.TAKE_UP: TakeUpForm,
    Move.REOPEN: ReopenForm,
}
