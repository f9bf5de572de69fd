"""What a reader may choose on the England page."""

from dataclasses import dataclass
from datetime import date

from django import forms

from firsthand.domain.assurance.state import State
from firsthand.domain.reference.names import AREAS
from firsthand.refdata import read

FIRST_HARM = "child-sexual-exploitation"
WITHIN = (("", "Any age"), ("5", "The last 5 years"), ("3", "The last 3 years"))
READINGS = (("wide", "Wide: later words included"), ("strict", "Strict: the harm by name"))
# The areas under which reports speak of harm; the others are grades only.
CHOSEN_AREAS = (
    "leadership",
    "help-and-protection",
    "children-in-care",
    "care-leavers",
    "adoption",
    "lscb",
)
SORTS = ("authority", "region", "state", "looked", "framework", "asked", "since")


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A valid choice; empty text means 'all'."""

    harm: str
    area: str
    within_years: int | None
    reading: str
    region: str
    state: str
    sort: str
    descending: bool


class PictureForm(forms.Form):
    """Harm, area, age limit, reading and filters, from the address of the page."""

    harm = forms.ChoiceField(required=False, label="Harm")
    area = forms.ChoiceField(required=False, label="Judgement area")
    within = forms.ChoiceField(required=False, choices=WITHIN, label="Count reports from")
    reading = forms.ChoiceField(required=False, choices=READINGS, label="How words are read")
    region = forms.ChoiceField(required=False, label="Region")
    state = forms.ChoiceField(required=False, label="State")
    sort = forms.ChoiceField(required=False, choices=[(s, s) for s in SORTS])
    order = forms.ChoiceField(required=False, choices=[("asc", "asc"), ("desc", "desc")])

    def __init__(self, data: object, *, as_of: date) -> None:
        """Offer the harms, areas and regions that exist."""
        super().__init__(data)
        regions = sorted({a.region for a in read.authorities() if a.exists_on(as_of)})
        self.fields["harm"].choices = [(h.key, h.name) for h in read.harms()]
        self.fields["area"].choices = [
            ("", "All areas"),
            *((a, AREAS[a]) for a in CHOSEN_AREAS),
        ]
        self.fields["region"].choices = [("", "All regions"), *((r, r) for r in regions)]
        self.fields["state"].choices = [
            ("", "All states"),
            *((s.value, s.value) for s in State),
        ]
        for name, field in self.fields.items():
            field.error_messages["invalid_choice"] = (
                f"“%(value)s” is not a {name} that we know. Choose one from the list"
            )

    def choice(self) -> Choice:
        """Return what was chosen, with the first harm where none was."""
        given = self.cleaned_data
        return Choice(
            harm=given["harm"] or FIRST_HARM,
            area=given["area"],
            within_years=int(given["within"]) if given["within"] else None,
            reading=given["reading"] or "wide",
            region=given["region"],
            state=given["state"],
            sort=given["sort"] or "authority",
            descending=given["order"] == "desc",
        )
