"""What may be entered about people: an account, a role, the reason why one ends."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from django import forms

from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.acts.opening import INSPECTORATES
from firsthand.domain.people.acts import RoleGiven
from firsthand.domain.people.link import LINK_TITLES, Link, LinkKind
from firsthand.domain.people.role import TITLES, Role


class PeopleForm(forms.Form):
    """A form that also takes the objections of the act, beside its fields or above them."""

    beside: ClassVar[Mapping[str, str]] = {}  # rule of an objection -> the field it is about

    def add_objections(self, objections: Iterable[Objection]) -> None:
        """Show why the act was refused."""
        for one in objections:
            self.add_error(self.beside.get(one.rule), f"{one.reason} {one.remedy}")


class RoleForm(PeopleForm):
    """A role, with the authority or the inspectorate that it belongs to."""

    beside: ClassVar[Mapping[str, str]] = {
        "name": "name",
        "la-code": "la_code",
        "inspectorate": "inspectorate",
        "last-administrator": "role",
    }
    name = forms.CharField(
        label="Name", max_length=200, error_messages={"required": "Enter the name"}
    )
    role = forms.ChoiceField(
        label="Role", choices=[("", "Choose"), *((one.value, TITLES[one]) for one in Role)]
    )
    la_code = forms.CharField(label="Authority (its code)", max_length=10, required=False)
    inspectorate = forms.ChoiceField(
        label="Inspectorate",
        choices=[("", "None"), *((one.value, name) for one, name in INSPECTORATES.items())],
        required=False,
    )

    def given(self, person: str = "") -> RoleGiven:
        """Return the role as it was entered."""
        told = self.cleaned_data
        return RoleGiven(
            person=person,
            name=told["name"],
            role=Role(told["role"]),
            la_code=told["la_code"].strip(),
            inspectorate=told["inspectorate"],
        )


class AccountForm(RoleForm):
    """An account and the role of its holder."""

    beside: ClassVar[Mapping[str, str]] = {**RoleForm.beside, "username": "username"}
    username = forms.CharField(
        label="User name",
        max_length=150,
        error_messages={"required": "Enter the name to sign in with"},
    )
    email = forms.EmailField(
        label="E-mail address (optional)",
        required=False,
        error_messages={"invalid": "Enter an address such as name@example.org, or none"},
    )


class ReasonForm(PeopleForm):
    """Why a role or an account ends."""

    beside: ClassVar[Mapping[str, str]] = {"reason": "reason", "last-administrator": "reason"}
    reason = forms.CharField(
        label="Reason", max_length=500, error_messages={"required": "Enter the reason"}
    )


class LinkForm(PeopleForm):
    """A link with an authority."""

    beside: ClassVar[Mapping[str, str]] = {"la-code": "la_code", "dates": "to_on"}
    la_code = forms.CharField(
        label="Authority (its code)",
        max_length=10,
        error_messages={"required": "Enter the three-digit code of the authority"},
    )
    kind = forms.ChoiceField(
        label="What ties the person to it",
        choices=[("", "Choose"), *((one.value, LINK_TITLES[one]) for one in LinkKind)],
        error_messages={"required": "Choose what ties the person to the authority"},
    )
    from_on = forms.DateField(
        label="From (optional)",
        required=False,
        error_messages={"invalid": "Enter a date such as 2024-09-01, or none"},
    )
    to_on = forms.DateField(
        label="To (optional)",
        required=False,
        error_messages={"invalid": "Enter a date such as 2025-03-31, or none"},
    )
    note = forms.CharField(label="Note (optional)", max_length=500, required=False)

    def link(self, person: str) -> Link:
        """Return the link as it was entered."""
        told = self.cleaned_data
        return Link(
            person=person,
            la_code=told["la_code"].strip(),
            kind=LinkKind(told["kind"]),
            from_on=told["from_on"],
            to_on=told["to_on"],
            note=told["note"],
        )
