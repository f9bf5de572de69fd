"""Fields: the kinds of fields that the forms of an inspection are made of."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from firsthand.web import fields

line, words, day = fields.line, fields.words, fields.day
APART = re.compile(r"[,;\s]+")
NUMBER = re.compile(r"[A-Z]?[0-9]{1,6}")
Choices = Mapping[Any, str] | Iterable[tuple[str, str]]


class Numbers(forms.CharField):
    """Numbers of things, such as 'E1, E4 12'; `letter` is put before a bare number."""

    def __init__(self, *, letter: str = "E", **usual: Any) -> None:
        """Keep the letter of the things that may be named."""
        super().__init__(**usual)
        self.letter = letter

    def clean(self, value: Any) -> tuple[str, ...]:
        """Return the numbers, each once, in the order in which they were given."""
        told = super().clean(value)
        found = []
        for part in filter(None, APART.split(told.upper())):
            number = part if part[0].isalpha() else f"{self.letter}{part}"
            if not NUMBER.fullmatch(number) or number[0] != self.letter:
                raise forms.ValidationError(
                    f"“{part[:20]}” is not a number of this kind. "
                    f"Enter numbers such as {self.letter}1, {self.letter}4"
                )
            found.append(number)
        return tuple(dict.fromkeys(found))

    def prepare_value(self, value: Any) -> str:
        """Return the numbers as they are shown in the field."""
        return ", ".join(value) if isinstance(value, (tuple, list)) else value or ""


class Files(forms.FileField):
    """Any number of files; what each one is, the service finds out when it takes it."""

    def clean(self, data: Any, _initial: Any = None) -> tuple[Any, ...]:
        """Return the files as they were sent."""
        return tuple(data or ())


class ManyFiles(forms.FileInput):
    """The input that takes several files."""

    allow_multiple_selected = True

    def value_from_datadict(self, _data: Any, files: Any, name: str) -> Any:
        """Return every file of this name."""
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


def number(label: str, needed: str = "", *, hint: str = "", least: int = 0) -> Any:
    """Return a field for a whole number of things."""
    return forms.IntegerField(
        label=label,
        help_text=hint,
        min_value=least,
        max_value=10_000_000,
        required=bool(needed),
        error_messages={"required": needed, "invalid": "Enter a whole number"},
    )


def share(label: str, *, hint: str = "") -> Any:
    """Return a field for a share between nought and one."""
    return forms.FloatField(
        label=label,
        help_text=hint,
        min_value=0,
        max_value=1,
        error_messages={"required": "Enter a share", "invalid": "Enter a share such as 0.05"},
    )


def radios(
    label: str, choices: Choices, *, hint: str = "", hints: Mapping[Any, str] | None = None
) -> Any:
    """Return a field of which one answer is chosen; `hints` say what an answer means."""
    made = forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=_pairs(choices),
        widget=forms.RadioSelect,
        error_messages={"required": f"{label}: choose one", "invalid_choice": "Choose one"},
    )
    made.hints = {str(key): text for key, text in (hints or {}).items()}
    return made


def select(label: str, choices: Choices = (), *, hint: str = "", needed: bool = True) -> Any:
    """Return a field of which one answer is chosen from a long list."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=[("", "Choose"), *_pairs(choices)],
        required=needed,
        error_messages={"required": f"{label}: choose one", "invalid_choice": "Choose one"},
    )


def ticks(label: str, choices: Choices = (), *, needed: str = "", hint: str = "") -> Any:
    """Return a field of which any number of answers are chosen."""
    return forms.MultipleChoiceField(
        label=label,
        help_text=hint,
        choices=_pairs(choices),
        required=bool(needed),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": needed, "invalid_choice": "Choose from the list"},
    )


def tick(label: str, *, hint: str = "") -> Any:
    """Return a box to tick or leave."""
    return forms.BooleanField(label=label, help_text=hint, required=False)


def numbers(label: str, needed: str = "", *, hint: str = "", letter: str = "E") -> Any:
    """Return a field for numbers of things; evidence unless told otherwise."""
    return Numbers(
        letter=letter,
        label=label,
        help_text=hint or f"Numbers such as {letter}1, {letter}4",
        max_length=2000,
        required=bool(needed),
        error_messages={"required": needed},
    )


def files(label: str, *, hint: str = "") -> Any:
    """Return a field for any number of files."""
    return Files(label=label, help_text=hint, required=False, widget=ManyFiles)


def _pairs(choices: Choices) -> list[tuple[str, str]]:
    pairs = choices.items() if isinstance(choices, Mapping) else choices
    return [(str(key), title) for key, title in pairs]
