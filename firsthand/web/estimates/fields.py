"""The kinds of fields of the form of an estimate, with what to say when one is wrong."""

import re
from functools import partial
from typing import Any

from django import forms

from firsthand.domain.prevalence.estimates.deciding import LONGEST, LONGEST_NAME
from firsthand.domain.prevalence.estimates.numbers import MOST_CHILDREN
from firsthand.web import fields

# Marks between the digits of thousands: a comma, or a space of any kind.
THOUSANDS = re.compile(r"(?<=\d)[,\s](?=\d{3}(?!\d))")
line = partial(fields.line, longest=LONGEST_NAME)
words = partial(fields.words, longest=LONGEST, rows=3)


def day(label: str) -> Any:
    """Return a field for a day that has to be given."""
    return fields.day(label, f"Enter the {label.lower()}")


class Counted(forms.IntegerField):
    """A whole number as people write it: 11313, 11,313 or 11 313."""

    def to_python(self, value: Any) -> int | None:
        """Return the number that was written, without the marks of thousands."""
        return super().to_python(THOUSANDS.sub("", value) if isinstance(value, str) else value)


class Percent(forms.FloatField):
    """A percentage as people write it: 95 or 95%."""

    def to_python(self, value: Any) -> float | None:
        """Return the number that was written, without the sign."""
        return super().to_python(value.removesuffix("%") if isinstance(value, str) else value)


def children(label: str, *, hint: str = "") -> Any:
    """Return a field for a number of children, which may stay empty."""
    return Counted(
        label=label,
        help_text=hint,
        required=False,
        min_value=0,
        max_value=MOST_CHILDREN,
        error_messages={
            "invalid": "Enter a whole number of children such as 310, or leave it empty",
            "min_value": "Enter 0 children or more",
            "max_value": "Enter at most %(limit_value)s children: fewer live in England",
        },
    )


def percent(label: str, *, hint: str = "", required: bool = False) -> Any:
    """Return a field for a percentage."""
    return Percent(
        label=label,
        help_text=hint,
        required=required,
        min_value=0,
        max_value=100,
        error_messages={
            "required": "Enter a percentage such as 95",
            "invalid": "Enter a percentage such as 95",
            "min_value": "Enter a percentage from 0 to 100",
            "max_value": "Enter a percentage from 0 to 100",
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
