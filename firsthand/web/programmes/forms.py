"""What a planner may enter for a programme, and what a reader may filter its visits by."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.programme.commission import (
    LARGEST_SEED,
    LONGEST,
    Commission,
    Team,
)
from firsthand.refdata import read
from firsthand.services.programmes import lists

LARGEST_FILE = 5 * 1024 * 1024  # bytes; 5,000 inspectors take one
MOST_SECONDS = 900
WHOSE = (("invented", "Try with 120 invented inspectors"), ("file", "Use my own list"))
FIRST_HARMS = (
    "child-sexual-exploitation",
    "child-criminal-exploitation",
    "child-sexual-abuse",
    "missing-children",
    "domestic-abuse",
    "neglect",
)


class MonthField(forms.CharField):
    """A month written as 2027-01."""

    def clean(self, value: Any) -> date:
        """Return the first day of the month, or object."""
        text = super().clean(value).strip()
        try:
            # The day of a whole date does not matter.
            return date.fromisoformat(text if len(text) > 7 else f"{text}-01").replace(day=1)
        except ValueError:
            raise forms.ValidationError(
                f"“{text[:40]}” is no month. Enter year and month, such as 2027-01"
            ) from None


class ProgrammeForm(forms.Form):
    """What a programme is asked for with."""

    whose = forms.ChoiceField(choices=WHOSE, label="Inspectors")
    inspectors = forms.FileField(required=False, label="Your list of inspectors")
    from_month = MonthField(label="First month")
    months = forms.IntegerField(min_value=1, max_value=LONGEST, label="How many months")
    harm = forms.MultipleChoiceField(label="Harms that decide who comes first")
    seed = forms.IntegerField(min_value=0, max_value=LARGEST_SEED, label="Seed of the lot")
    seconds = forms.IntegerField(
        min_value=5, max_value=MOST_SECONDS, label="Seconds to look for a better plan"
    )
    rules = forms.CharField(required=False, label="Rules to change", max_length=2000)

    def __init__(self, data: object = None, files: object = None) -> None:
        """Offer the harms that exist."""
        super().__init__(data, files)
        self.fields["harm"].choices = [(one.key, one.name) for one in read.harms()]
        self.fields["harm"].error_messages["required"] = "Choose one harm at least"
        for name, called in (
            ("months", "How many months"),
            ("seed", "The seed"),
            ("seconds", "The seconds"),
        ):
            field = self.fields[name]
            needed = f"{called} must be a whole number"
            limits = f"{needed} from {field.min_value} to {field.max_value}"
            told = dict.fromkeys(("required", "min_value", "max_value"), limits)
            field.error_messages.update(told, invalid=needed)

    def clean(self) -> dict[str, Any]:
        """Object to a list that is missing or too large."""
        given = super().clean()
        file = given.get("inspectors")
        if given.get("whose") == "file" and not file and "inspectors" not in self.errors:
            self.add_error("inspectors", "Choose a CSV or XLSX file of inspectors")
        if file and file.size > LARGEST_FILE:
            self.add_error("inspectors", "The file is larger than 5 megabytes")
        return given

    def commission(self, *, as_of: date) -> Commission:
        """Return what was asked for, or refuse it."""
        given = self.cleaned_data
        return Commission(
            team=self._team(),
            from_on=given["from_month"],
            months=given["months"],
            harms=tuple(given["harm"]),
            as_of=as_of,
            seed=given["seed"],
            seconds=given["seconds"],
            rule_changes=rule_changes(given["rules"]),
        )

    def _team(self) -> Team:
        if self.cleaned_data["whose"] == "invented":
            return lists.invented()
        file = self.cleaned_data["inspectors"]
        return lists.from_file(file.read(), name=file.name)


def first_values(today: date) -> dict[str, object]:
    """Return what the form shows before anything was entered."""
    ahead = today.year * 12 + today.month + 1  # the month after next
    return {
        "whose": "invented",
        "from_month": f"{ahead // 12}-{ahead % 12 + 1:02}",
        "months": 24,
        "harm": list(FIRST_HARMS),
        "seed": 1,
        "seconds": 60,
        "rules": "",
    }


def rule_changes(text: str) -> dict[str, float]:
    """Return the changes written one a line as KEY=NUMBER, or refuse the line."""
    changes = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        key, _, value = line.partition("=")
        try:
            changes[key.strip()] = float(value)
        except ValueError:
            raise Refused(
                Objection(
                    rule="programme-rule",
                    reason=f"“{line[:60]}” is no change of a rule.",
                    remedy="Write one change a line, such as team-full=5.",
                )
            ) from None
    return changes


class ReplanForm(forms.Form):
    """An inspector's further leave."""

    inspector = forms.CharField(label="Inspector", max_length=100)
    away = forms.CharField(label="Months away", max_length=200)
    seconds = forms.IntegerField(
        min_value=5, max_value=MOST_SECONDS, required=False, label="Seconds"
    )

    def __init__(self, data: object = None) -> None:
        """Say what is missing in words."""
        super().__init__(data)
        self.fields["inspector"].error_messages["required"] = "Enter the code of an inspector"
        self.fields["away"].error_messages["required"] = "Enter the months away"


@dataclass(frozen=True, kw_only=True)
class Filter:
    """Which visits are shown; empty text means all."""

    region: str = ""
    month: str = ""
    inspector: str = ""
    kind: str = ""

    @property
    def any(self) -> bool:
        """Tell whether anything is left out."""
        return bool(self.region or self.month or self.inspector or self.kind)


def chosen(given: Any) -> Filter:
    """Return the filter in the address of a page."""
    names = ("region", "month", "inspector", "kind")
    return Filter(**{name: given.get(name, "").strip()[:100] for name in names})
