"""What is asked to open an inspection: of whom, by whom, under which version, when."""

from datetime import date
from typing import Any, ClassVar

from django import forms

from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.acts.opening import (
    INSPECTORATES,
    BodyKind,
    InspectedBody,
    Inspectorate,
    Opened,
)
from firsthand.domain.people.actor import Actor
from firsthand.domain.people.role import Role
from firsthand.refdata import read
from firsthand.services.people import acting
from firsthand.web.inspecting import fields, offers, titles
from firsthand.web.inspecting.act_forms import said

OTHERS = 3
OTHER_KINDS = {
    kind: title for kind, title in titles.BODIES.items() if kind != "local-authority"
}


class OpenForm(forms.Form):
    """An inspection that is to be opened."""

    beside: ClassVar = {
        "dates": "to_on",
        "need-arose": "need_arose_on",
        "la-code": "authority",
        "bodies": "authority",
        "framework": "visit",
        "framework-not-in-force": "visit",
        "no-account": "lead",
        "role-does-not-fit": "lead",
        "other-inspectorate": "lead",
        "fresh-lead": "lead",
        "independence-advised": "lead",
        "independence-employed": "lead",
        "independence-close": "lead",
        "harm": "harms",
        **{f"body-{place}": f"other{place}_name" for place in range(1, OTHERS + 1)},
    }
    title = fields.line("Title", "Enter a title", hint="In a line, what is inspected")
    authority = fields.select("Local authority")
    visit = fields.select("Framework version and kind of visit")
    inspectorates = fields.ticks(
        "Inspectorates", INSPECTORATES, needed="Choose one inspectorate at least"
    )
    theme = fields.line("Theme", hint="Needed where several inspect together")
    harms = fields.ticks("Harms that it is about")
    lead = fields.select("Lead")
    from_on = fields.day("First day of fieldwork", "Enter the first day")
    to_on = fields.day("Last day of fieldwork", "Enter the last day")
    need_arose_on = fields.day(
        "Day on which the need was first stated",
        hint="For a joint inspection: the time from need to start is published",
    )

    def __init__(self, data: Any, *, by: Actor, today: date) -> None:
        """Offer authorities, versions in force, leads and harms."""
        super().__init__(data)
        for place in range(1, OTHERS + 1):
            self.fields[f"other{place}_kind"] = fields.select("Kind", OTHER_KINDS, needed=False)
            self.fields[f"other{place}_name"] = fields.line("Name")
        here = sorted((a.name, a.la_code) for a in read.authorities() if a.exists_on(today))
        self._offer("authority", [(code, name) for name, code in here])
        self._offer("visit", visits(today))
        leads = [p for p in acting.everybody().values() if p.role is Role.LEAD]
        self._offer("lead", sorted((p.code, p.name) for p in leads))
        self.fields["harms"].choices = offers.harms()
        self.fields["harms"].closed = True
        self.initial["lead"] = by.code
        self.initial["inspectorates"] = [by.inspectorate]

    @property
    def others(self) -> list[tuple[str, str]]:
        """Return the names of the fields of the other bodies, row by row."""
        return [(f"other{n}_kind", f"other{n}_name") for n in range(1, OTHERS + 1)]

    def clean(self) -> dict[str, Any]:
        """Refuse a body of which only the kind or only the name is given."""
        told = super().clean()
        for kind, name in self.others:
            if told.get(name) and not told.get(kind):
                self.add_error(kind, f"Choose what kind of body {told[name]} is")
            if told.get(kind) and not told.get(name):
                self.add_error(name, "Enter the name of this body")
        return told

    def asked(self) -> Opened:
        """Return the inspection that is to be opened."""
        told = self.cleaned_data
        framework, _, visit = told["visit"].partition("/")
        return Opened(
            title=told["title"],
            framework=framework,
            visit=visit,
            inspectorates=tuple(Inspectorate(one) for one in told["inspectorates"]),
            bodies=tuple(self._bodies()),
            from_on=told["from_on"],
            to_on=told["to_on"],
            lead=told["lead"],
            theme=told["theme"],
            harms=tuple(told["harms"]),
            need_arose_on=told["need_arose_on"],
        )

    def add_objections(self, objections: tuple[Objection, ...]) -> None:
        """Show why it was not opened, beside the fields that the rules are about."""
        for one in objections:
            field = self.beside.get(one.rule, one.rule)
            self.add_error(field if field in self.fields else None, said(one))

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", "Choose"), *choices]

    def _bodies(self) -> list[InspectedBody]:
        told = self.cleaned_data
        code = told["authority"]
        name = next(a.name for a in read.authorities() if a.la_code == code)
        council = InspectedBody(kind=BodyKind.LOCAL_AUTHORITY, name=name, la_code=code)
        # The children whom another body serves are those of the same authority.
        others = [
            InspectedBody(kind=BodyKind(told[kind]), name=told[named], la_code=code)
            for kind, named in self.others
            if told[kind]
        ]
        return [council, *others]


def visits(today: date) -> list[tuple[str, str]]:
    """Return the kinds of visit of every version in force, by 'version/visit'."""
    return [
        (f"{one.key}/{visit.key}", f"{one.name}, from {one.from_on.year}: {visit.name}")
        for one in read.frameworks()
        if one.to_on is None or one.to_on >= today
        for visit in one.visits
    ]
