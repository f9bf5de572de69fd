"""What people may enter about a subject: a name, another subject, a reason, or a harm."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar
from uuid import uuid4

from django import forms

from firsthand.domain.common.objection import Objection
from firsthand.domain.surveillance.naming.deciding import LONGEST
from firsthand.domain.surveillance.naming.own_harm import (
    LONGEST_MEANING,
    LONGEST_NAME,
    OwnHarm,
)
from firsthand.domain.surveillance.naming.progress import Move, State
from firsthand.domain.surveillance.naming.register import OnRecord

LONGEST_KEY, LONGEST_TERMS = 40, 2000


def line(label: str, needed: str, *, hint: str = "") -> Any:
    """Return a field of one line that must not be empty."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST_NAME,
        error_messages={"required": needed},
    )


def words(
    label: str, needed: str, *, hint: str = "", longest: int = LONGEST, rows: int = 3
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


class MoveForm(forms.Form):
    """A move with a subject; the same form sent twice is one act."""

    beside: ClassVar[Mapping[str, str]] = {}  # rule of an objection -> the field it is about
    key = forms.CharField(required=False, max_length=LONGEST_KEY, widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, one: OnRecord, others: Iterable[OnRecord] = ()
    ) -> None:
        """Give the form a key of its own and ids that no other form of the page has."""
        move = type(self).__name__.removesuffix("Form").lower()
        super().__init__(data, initial={"key": uuid4().hex}, auto_id=f"{move}_%s")
        self.fill(one)
        self.offer(tuple(others))

    def fill(self, one: OnRecord) -> None:
        """Show what is known of the subject."""

    def offer(self, others: tuple[OnRecord, ...]) -> None:
        """Offer what can be chosen."""

    def add_objections(self, objections: Iterable[Objection]) -> None:
        """Show why the act was refused, beside the field that a rule is about."""
        for one in objections:
            field = self.beside.get(one.rule)
            self.add_error(
                field if field in self.fields else None, f"{one.reason} {one.remedy}"
            )


class NameForm(MoveForm):
    """What a subject is."""

    beside: ClassVar = {"name": "name", "meaning": "meaning"}
    name = line("Its name", "Enter what it is", hint="In a few words, such as 'Cuckooing'")
    meaning = words(
        "What it means (optional)", "", hint="In a sentence", longest=LONGEST_MEANING
    )

    def fill(self, one: OnRecord) -> None:
        """Show the name that it has."""
        self.initial |= {"name": one.name, "meaning": one.meaning}


class JoinForm(MoveForm):
    """The subject that it is the same as."""

    beside: ClassVar = {"into": "into", "reason": "reason"}
    into = forms.ChoiceField(
        label="It is the same as",
        error_messages={
            "required": "Choose the subject that it is the same as",
            "invalid_choice": "Choose a subject of the list",
        },
    )
    reason = words("Why they are the same", "Say why they are the same")

    def offer(self, others: tuple[OnRecord, ...]) -> None:
        """Offer the subjects that stand by themselves."""
        alone = [one for one in others if one.state not in (State.JOINED, State.SET_ASIDE)]
        by_name = sorted((one.called, one.subject_id) for one in alone)
        self.fields["into"].choices = [("", "Choose"), *((key, name) for name, key in by_name)]


class ReasonForm(MoveForm):
    """Why a subject is set aside, or taken up again."""

    beside: ClassVar = {"reason": "reason"}
    reason = words("Why", "Say why", hint="It stays on the record.")


class SetAsideForm(ReasonForm):
    """Why it is not worth following."""


class ReopenForm(ReasonForm):
    """Why it is to be looked at again."""


class HarmForm(MoveForm):
    """A harm of the vocabulary, which everybody reads."""

    beside: ClassVar = {
        "name": "name",
        "meaning": "meaning",
        "terms": "terms",
        "term": "terms",
        "term-long": "terms",
        "why": "why",
    }
    name = line("Its name", "Enter the name", hint="As it is to stand in lists of harms")
    meaning = words(
        "What it means",
        "Say what it means",
        hint="In a sentence that everybody reads",
        longest=LONGEST_MEANING,
    )
    terms = words(
        "Words that name it",
        "Enter one word or phrase at least",
        hint="One to a line. Each is found with any ending: 'cuckoo' finds 'cuckooed' too",
        longest=LONGEST_TERMS,
        rows=6,
    )
    why = words(
        "Why it becomes a harm",
        "Say why it becomes a harm",
        hint="Everybody reads it. Name no child, no family and no informant",
        longest=LONGEST_MEANING,
    )

    def fill(self, one: OnRecord) -> None:
        """Show the name and the words of the subject."""
        terms = "\n".join(one.found.terms)
        self.initial |= {"name": one.name, "meaning": one.meaning, "terms": terms}

    def harm(self) -> OwnHarm:
        """Return the harm as it was entered."""
        told = self.cleaned_data
        lines = (line.strip().casefold() for line in told["terms"].splitlines())
        return OwnHarm(
            name=told["name"].strip(),
            meaning=told["meaning"].strip(),
            terms=tuple(dict.fromkeys(filter(None, lines))),
            why=told["why"].strip(),
        )


FORMS: dict[Move, type[MoveForm]] = {
    Move.NAME: NameForm,
    Move.JOIN: JoinForm,
    Move.SET_ASIDE: SetAsideForm,
    Move.MAKE_HARM: HarmForm,
    Move.REOPEN: ReopenForm,
}
