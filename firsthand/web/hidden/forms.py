"""What may be entered to ask for a hidden number: a table, its groups, and how it is drawn."""

from typing import Any

from django import forms

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.services.hidden import Asked
from firsthand.services.overlap_tables import Given, given
from firsthand.stats.hidden.overlaps import MOST_LISTS

LONGEST = 400_000  # letters that may be pasted
MOST_RESAMPLES = 5_000
EXAMPLE = "police,health,school,count\n1,0,0,230\n0,1,0,190\n1,1,0,24\n..."


class DrawForm(forms.Form):
    """How intervals are drawn, from the address of a page or with a table."""

    replicates = forms.IntegerField(
        label="Resamples",
        required=False,
        min_value=0,
        max_value=MOST_RESAMPLES,
        help_text="For the intervals: 1,000 unless you say otherwise",
        error_messages={
            "invalid": "Resamples must be a whole number",
            "min_value": "Resamples must be 0 or more",
            "max_value": f"Ask for at most {MOST_RESAMPLES:,} resamples here; the command line "
            "takes more",
        },
    )
    seed = forms.IntegerField(
        label="Seed",
        required=False,
        min_value=0,
        max_value=2**31,
        help_text="The same seed draws the same resamples: 1 unless you say otherwise",
        error_messages={"invalid": "The seed must be a whole number"},
    )

    order = forms.IntegerField(
        label="Lists in an interaction at most",
        required=False,
        min_value=1,
        max_value=MOST_LISTS,
        help_text="For the best model (bic) and the model by descent (downhill): 2 for pairs "
        "only. Empty: as many as each can try",
        error_messages={
            "invalid": "Lists in an interaction must be a whole number, such as 2",
            "min_value": "Lists in an interaction must be 1 or more",
            "max_value": f"Lists in an interaction can be {MOST_LISTS} at most",
        },
    )

    def asked(self) -> Asked:
        """Return what is asked of the table."""
        told = self.cleaned_data
        return Asked(
            replicates=1000 if told["replicates"] is None else told["replicates"],
            seed=1 if told["seed"] is None else told["seed"],
            apart=told.get("apart") or (),
            order=told["order"],
        )


class TableForm(DrawForm):
    """A table as a file or as text, and what is known of its lists."""

    file = forms.FileField(label="The table as a file", required=False)
    text = forms.CharField(
        label="Or the table as text", required=False, max_length=LONGEST, strip=False
    )
    count = forms.CharField(label="Column of counts", required=False, max_length=200)
    by = forms.CharField(label="Column of groups or areas", required=False, max_length=200)
    apart = forms.CharField(
        label="Lists that cannot share anybody", required=False, max_length=2000
    )

    def clean_apart(self) -> tuple[tuple[str, str], ...]:
        """Return the pairs of lists, one pair a line or between semicolons."""
        found = []
        for line in self.cleaned_data["apart"].replace(";", "\n").splitlines():
            pair = tuple(part.strip() for part in line.split(","))
            if pair == ("",):
                continue
            if len(pair) != 2 or not all(pair) or pair[0] == pair[1]:
                raise forms.ValidationError(
                    f"“{line.strip()}” is no pair of lists. Write two names with a comma, such "
                    "as police,health"
                )
            found.append((pair[0], pair[1]))
        return tuple(found)

    def clean(self) -> dict[str, Any]:
        """Read the table, and show every reason why it cannot be read beside its field."""
        told: dict[str, Any] = super().clean() or {}
        file, text = told.get("file"), told.get("text") or ""
        if bool(file) == bool(text.strip()):
            self.add_error(
                "file" if file else "text",
                "Give the table once: as a file or as text"
                if file
                else "Choose a file, or write the table as text",
            )
            return told
        content, name = (
            (file.read(), file.name) if file else (text.encode(), "pasted-table.csv")
        )
        try:
            told["table"] = given(
                content,
                name=name,
                by=told.get("by") or "",
                count=told.get("count") or "",
            )
        except Refused as refusal:
            for one in refusal.objections:
                self.add_error(_field(one, in_file=bool(file)), f"{one.reason} {one.remedy}")
            return told
        self._refuse_unknown_pairs(told)
        return told

    def _refuse_unknown_pairs(self, told: dict[str, Any]) -> None:
        lists = self.given().lists
        unknown = [one for pair in told.get("apart") or () for one in pair if one not in lists]
        if unknown:
            self.add_error(
                "apart", f"No list is called “{unknown[0]}”. The lists are {', '.join(lists)}"
            )

    def given(self) -> Given:
        """Return the table that was handed in."""
        found: Given = self.cleaned_data["table"]
        return found


def _field(one: Objection, *, in_file: bool) -> str:
    if one.rule == "overlaps-by":
        return "by"
    if one.rule == "overlaps-count":
        return "count"
    return "file" if in_file else "text"
