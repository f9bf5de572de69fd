"""What a reader may choose on the page of the probability of serious failure."""

from dataclasses import dataclass
from datetime import date

from django import forms

from firsthand.refdata import read

SORTS = ("probability", "authority", "region")


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A valid choice; an empty region means all of them."""

    region: str
    sort: str
    descending: bool


class FailingForm(forms.Form):
    """Region and order, from the address of the page."""

    region = forms.ChoiceField(required=False, label="Region")
    sort = forms.ChoiceField(required=False, choices=[(s, s) for s in SORTS])
    order = forms.ChoiceField(required=False, choices=[("asc", "asc"), ("desc", "desc")])

    def __init__(self, data: object, *, as_of: date) -> None:
        """Offer the regions that exist."""
        super().__init__(data)
        regions = sorted({a.region for a in read.authorities() if a.exists_on(as_of)})
        self.fields["region"].choices = [("", "All regions"), *((r, r) for r in regions)]
        for name, field in self.fields.items():
            field.error_messages["invalid_choice"] = (
                f"“%(value)s” is not a {name} that we know. Choose one from the list"
            )

    def choice(self) -> Choice:
        """Return what was chosen; at first the greatest probability comes first."""
        given = self.cleaned_data
        return Choice(
            region=given["region"],
            sort=given["sort"] or "probability",
            descending=given["order"] == "desc" or not given["sort"],
        )
