"""Fields that the forms of several areas are made of: a line, a text, a day."""

from typing import Any

from django import forms

AS_PEOPLE_WRITE_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y")
NO_DAY = "This is not a day. Enter one such as 2027-03-01 or 1 March 2027"
SUCH_AS = "Such as 1 March 2027 or 2027-03-01"
LONGEST = 20_000  # characters of one text: some eight pages


def line(label: str, needed: str = "", *, hint: str = "", longest: int = 200) -> Any:
    """Return a field of one line; `needed` is what to say when it is empty."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=longest,
        required=bool(needed),
        error_messages={"required": needed},
    )


def words(
    label: str, needed: str = "", *, hint: str = "", rows: int = 4, longest: int = LONGEST
) -> Any:
    """Return a field of several lines; `needed` is what to say when it is empty."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=longest,
        required=bool(needed),
        error_messages={"required": needed},
        widget=forms.Textarea({"rows": rows}),
    )


def day(label: str, needed: str = "", *, hint: str = SUCH_AS) -> Any:
    """Return a field for a day, as people write days."""
    return forms.DateField(
        label=label,
        help_text=hint,
        input_formats=AS_PEOPLE_WRITE_DAYS,
        required=bool(needed),
        error_messages={"required": needed, "invalid": NO_DAY},
    )
