"""What a reader may choose on the page of early warning."""

from dataclasses import dataclass
from datetime import date

from django import forms

from firsthand.domain.surveillance.signal import Kind
from firsthand.refdata import read
from firsthand.web.warning.wording import KINDS

MOST = 500
OVER_ALL = "all"  # what stands for signals over all indicators


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A valid choice; empty text means 'all'."""

    region: str
    indicator: str
    kind: str
    look_at: int


class WarningForm(forms.Form):
    """Region, indicator, kind, and how many a team can look at, from the address."""

    look_at = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=MOST,
        label="How many can your team look at?",
        error_messages={
            "invalid": f"How many is a whole number. Enter a number from 1 to {MOST}",
            "min_value": f"A team looks at 1 at least. Enter a number from 1 to {MOST}",
            "max_value": f"At most {MOST} are drawn. Enter a number from 1 to {MOST}",
        },
    )
    region = forms.ChoiceField(required=False, label="Region")
    indicator = forms.ChoiceField(required=False, label="Figure")
    kind = forms.ChoiceField(required=False, label="Kind of signal")

    def __init__(self, data: object, *, as_of: date) -> None:
        """Offer the regions, indicators and kinds that exist."""
        super().__init__(data)
        regions = sorted({a.region for a in read.authorities() if a.exists_on(as_of)})
        self.fields["region"].choices = [("", "All regions"), *((r, r) for r in regions)]
        self.fields["indicator"].choices = [
            ("", "All figures"),
            (OVER_ALL, "Figures and inspections together"),
            *((one.key, one.name) for one in read.indicators()),
        ]
        self.fields["kind"].choices = [
            ("", "All kinds"),
            *((kind.value, KINDS[kind]) for kind in Kind),
        ]
        for name in ("region", "indicator", "kind"):
            self.fields[name].error_messages["invalid_choice"] = (
                f"“%(value)s” is not a {name} that we know. Choose one from the list"
            )

    def choice(self, *, at_once: int) -> Choice:
        """Return what was chosen; `at_once` is how many are looked at when nothing is said."""
        given = self.cleaned_data
        return Choice(
            region=given["region"],
            indicator=given["indicator"],
            kind=given["kind"],
            look_at=given["look_at"] or at_once,
        )
