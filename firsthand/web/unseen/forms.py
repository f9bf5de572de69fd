"""What a reader may choose on the page of what may be unseen."""

from dataclasses import dataclass
from datetime import date

from django import forms

from firsthand.refdata import read

FIRST_HARM = "child-sexual-exploitation"
SORTS = ("years", "chance", "looked", "authority", "region")


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A valid choice; an empty region means all of them."""

    harm: str
    region: str
    sort: str
    descending: bool


class UnseenForm(forms.Form):
    """Harm, region and order, from the address of the page."""

    harm = forms.ChoiceField(required=False, label="Harm")
    region = forms.ChoiceField(required=False, label="Region")
    sort = forms.ChoiceField(required=False, choices=[(s, s) for s in SORTS])
    order = forms.ChoiceField(required=False, choices=[("asc", "asc"), ("desc", "desc")])

    def __init__(self, data: object, *, as_of: date) -> None:
        """Offer the harms and regions that exist."""
        super().__init__(data)
        regions = sorted({a.region for a in read.authorities() if a.exists_on(as_of)})
        self.fields["harm"].choices = [(h.key, h.name) for h in read.harms()]
        self.fields["region"].choices = [("", "All regions"), *((r, r) for r in regions)]
        for name, field in self.fields.items():
            field.error_messages["invalid_choice"] = (
                f"“%(value)s” is not a {name} that we know. Choose one from the list"
            )

    def choice(self) -> Choice:
        """Return what was chosen; at first, most years unseen come first."""
        given = self.cleaned_data
        return Choice(
            harm=given["harm"] or FIRST_HARM,
            region=given["region"],
            sort=given["sort"] or "years",
            descending=given["order"] == "desc" or not given["sort"],
        )
