"""Which area's grades a reader asks about."""

from django import forms

from firsthand.services import histories

FIRST_AREA = "overall"


class AreaForm(forms.Form):
    """The judgement area, from the address of the page."""

    area = forms.ChoiceField(required=False, label="Judgement area")

    def __init__(self, data: object) -> None:
        """Offer the areas that have histories."""
        super().__init__(data)
        field = self.fields["area"]
        field.choices = [(one.key, one.name) for one in histories.areas()]
        field.error_messages["invalid_choice"] = (
            "“%(value)s” is not an area whose grades are held. Choose one from the list"
        )

    def area_chosen(self) -> str:
        """Return the area's key."""
        return self.cleaned_data["area"] or FIRST_AREA
