"""Team, days on site, links, and what was expected or told outside, as they are entered."""

from typing import Any, ClassVar

from firsthand.domain.inspection.acts.opening import (
    Expected,
    Inspectorate,
    InspectorateLeft,
    ToldOutside,
)
from firsthand.domain.inspection.acts.team import Joined, OnSite, Part
from firsthand.domain.people.declaring import MAY_DECLARE
from firsthand.domain.people.link import LINK_TITLES, Link, LinkKind
from firsthand.domain.people.role import OF_INSPECTORATES, TITLES
from firsthand.services.people import acting
from firsthand.web.inspecting import fields, offers, titles
from firsthand.web.inspecting.act_forms import ActForm


class JoinForm(ActForm):
    """Who takes part, as what, for whom."""

    beside: ClassVar = {
        "no-account": "person",
        "role-does-not-fit": "part",
        "other-inspectorate": "inspectorate",
        "inspectorate-not-here": "inspectorate",
        "joins-once": "person",
        "writes-or-reviews": "part",
        "fresh-lead": "person",
        **{f"independence-{kind.value}": "person" for kind in LinkKind},
    }
    person = fields.select("Person")
    part = fields.radios("Takes part as", titles.PARTS, hints=titles.PART_HINTS)
    inspectorate = fields.radios("For", ())

    def prepare(self) -> None:
        """Offer people with a role of an inspectorate who do not take part yet."""
        here = {one.id for one in self.asked.conduct.team()}
        self.people = {
            one.code: one
            for one in acting.everybody().values()
            if one.role in OF_INSPECTORATES and one.code not in here
        }
        told = [(p.code, f"{p.name} ({TITLES[p.role]})") for p in self.people.values()]
        offered = sorted(told, key=lambda pair: pair[1])
        self.fields["person"].choices = [("", "Choose"), *offered]
        self.fields["inspectorate"].choices = offers.inspectorates(self.asked.conduct)
        if len(self.asked.conduct.inspectorates) == 1:
            self.initial.setdefault("inspectorate", self.asked.conduct.inspectorates[0])

    def body(self) -> Joined:
        """Return who joins."""
        told = self.cleaned_data
        return Joined(
            id=told["person"],
            name=self.people[told["person"]].name,
            part=Part(told["part"]),
            inspectorate=Inspectorate(told["inspectorate"]),
        )


class OnSiteForm(ActForm):
    """Who was on site on one day."""

    beside: ClassVar = {
        "day-to-come": "on",
        "before-fieldwork": "on",
        "nobody-on-site": "people",
        "not-in-team": "people",
    }
    on = fields.day("Day", "Enter the day")
    people = fields.ticks("Who was there", needed="Choose who was there")

    def prepare(self) -> None:
        """Offer the team."""
        self.fields["people"].choices = offers.team(self.asked.conduct)
        self.initial.setdefault("on", self.asked.today)

    def body(self) -> OnSite:
        """Return the day."""
        on = self.cleaned_data["on"]
        return OnSite(id=on.isoformat(), on=on, people=tuple(self.cleaned_data["people"]))


class LinkForm(ActForm):
    """A tie of somebody with an authority that came to light."""

    beside: ClassVar = {"no-account": "person", "dates": "to_on"}
    person = fields.select("Person")
    la_code = fields.select("Authority")
    kind = fields.radios("What the link is", LINK_TITLES)
    from_on = fields.day("From", hint="Leave empty when it is not known")
    to_on = fields.day("To", hint="Leave empty while it lasts or when it is not known")
    note = fields.words(
        "Note", rows=3, hint="Kept with the link; never shown in the inspection"
    )

    def prepare(self) -> None:
        """Offer the team, or only oneself, and the authorities of this inspection."""
        me = self.asked.actor
        team = offers.team(self.asked.conduct)
        others = team if me.role in MAY_DECLARE else []
        people = list(dict.fromkeys([(me.code, me.name), *others]))
        self.fields["person"].choices = [("", "Choose"), *people]
        bodies = self.asked.conduct.opened.bodies
        choices = [(one.la_code, one.name) for one in bodies if one.la_code]
        self.fields["la_code"].choices = [("", "Choose"), *choices]

    def body(self) -> Link:
        """Return the link."""
        told = self.cleaned_data
        return Link(
            person=told["person"],
            la_code=told["la_code"],
            kind=LinkKind(told["kind"]),
            from_on=told["from_on"],
            to_on=told["to_on"],
            note=told["note"],
        )


class ExpectedForm(ActForm):
    """What is suspected before fieldwork, so that nobody can claim it afterwards."""

    text = fields.words("What you expect to find", "Write what you expect")
    harms = fields.ticks("Harms that it is about")

    def prepare(self) -> None:
        """Offer the harms."""
        self.fields["harms"].choices = offers.harms()

    def body(self) -> Expected:
        """Return what is expected."""
        told = self.cleaned_data
        return Expected(id=self.asked.thing, text=told["text"], harms=tuple(told["harms"]))


class ToldOutsideForm(ActForm):
    """What somebody outside the inspection made public."""

    beside: ClassVar = {"what-empty": "what", "where-empty": "where", "harm": "harms"}
    what = fields.words("What was made public", "Write what was made public")
    where = fields.line("Where", "Say where", hint="The paper, the court, the inquiry")
    public_on = fields.day("Public on", "Enter the day on which it was public")
    harms = fields.ticks("Harms that it is about")

    def prepare(self) -> None:
        """Offer the harms."""
        self.fields["harms"].choices = offers.harms()

    def body(self) -> ToldOutside:
        """Return what was told."""
        told = self.cleaned_data
        return ToldOutside(
            id=self.asked.thing,
            what=told["what"],
            where=told["where"],
            public_on=told["public_on"],
            harms=tuple(told["harms"]),
        )


class LeftForm(ActForm):
    """An inspectorate leaves a joint inspection; what it did stays."""

    beside: ClassVar = {"last-inspectorate": "inspectorate"}
    inspectorate = fields.radios("Inspectorate", ())
    reason = fields.words("Reason", "Give the reason", rows=3)

    def prepare(self) -> None:
        """Offer the inspectorates that take part."""
        self.fields["inspectorate"].choices = offers.inspectorates(self.asked.conduct)

    def body(self) -> Any:
        """Return who leaves, and why."""
        told = self.cleaned_data
        return InspectorateLeft(
            inspectorate=Inspectorate(told["inspectorate"]), reason=told["reason"]
        )
