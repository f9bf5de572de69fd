"""The kinds of fields of the form of an estimate, with what to say when one is wrong."""

from typing import Any

from django import forms

from firsthand.domain.prevalence.estimates.deciding import LONGEST, LONGEST_NAME
from firsthand.domain.prevalence.estimates.numbers import MOST_CHILDREN

DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y"]


def line(label: str, needed: str = "", *, hint: str = "") -> Any:
    """Return a field of one line; `needed` is what to say when it is empty."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST_NAME,
        required=bool(needed),
        error_messages={"required": needed},
    )


def words(label: str, needed: str = "", *, hint: str = "", rows: int = 3) -> Any:
    """Return a field of several lines."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST,
        required=bool(needed),
        error_messages={"required": needed},
        widget=forms.Textarea({"rows": rows}),
    )


def day(label: str) -> Any:
    """Return a field for a day."""
    return forms.DateField(
        label=label,
        input_formats=DAYS,
        error_messages={
            "required": f"Enter the {label.lower()}",
            "invalid": "This is not a day. Enter one such as 2026-03-01 or 1 March 2026",
        },
    )


def children(label: str, *, hint: str = "") -> Any:
    """Return a field for a number of children, which may stay empty."""
    return forms.IntegerField(
        label=label,
        help_text=hint,
        required=False,
        min_value=0,
        max_value=MOST_CHILDREN,
        error_messages={"invalid": "Enter a whole number, or leave it empty"},
    )


def percent(label: str, *, hint: str = "", required: bool = False) -> Any:
    """Return a field for a percentage."""
    return forms.FloatField(
        label=label,
        help_text=hint,
        required=required,
        min_value=0,
        max_value=100,
        error_messages={
            "required": "Enter a percentage such as 95",
            "invalid": "Enter a percentage such as 95",
        },
    )


def choice(label: str, *, hint: str = "", needed: str = "") -> Any:
    """Return a field with a list to choose from."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        required=bool(needed),
        error_messages={"required": needed, "invalid_choice": "Choose one of the list"},
    )
