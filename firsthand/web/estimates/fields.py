"""The kinds of fields of the form of an estimate, with what to say when one is wrong."""

from functools import partial
from typing import Any

from django import forms

from firsthand.domain.prevalence.estimates.deciding import LONGEST, LONGEST_NAME
from firsthand.domain.prevalence.estimates.numbers import MOST_CHILDREN
from firsthand.web import fields

line = partial(fields.line, longest=LONGEST_NAME)
words = partial(fields.words, longest=LONGEST, rows=3)


def day(label: str) -> Any:
    """Return a field for a day that has to be given."""
    return fields.day(label, f"Enter the {label.lower()}")


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
