"""Forms of acts: what they all share; each carries the version that it set out to change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from hashlib import sha256
from typing import Any, ClassVar
from uuid import uuid4

from django import forms

from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.acts.bodies import LETTERS
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.people.actor import Actor
from firsthand.web.inspecting.fields import Numbers

NAMED = {LETTERS[kind]: kind for kind in LETTERS}
LONGEST_KEY = 40
NOT_WRITTEN = {"csrfmiddlewaretoken", "key"}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a form is about: the inspection, who writes, and the thing that is written of."""

    conduct: Conduct
    actor: Actor
    today: date
    thing: str = ""


class ActForm(forms.Form):
    """A form of one act, which also takes the objections of the rules beside its fields."""

    beside: ClassVar[Mapping[str, str]] = {}  # rule of an objection -> the field it is about
    groups: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = ()
    key = forms.CharField(required=False, widget=forms.HiddenInput)
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, files: Any = None, *, asked: Asked, **more: Any
    ) -> None:
        """Keep what the form is about and let it offer what can be chosen."""
        super().__init__(data, files, **more)
        self.asked = asked
        self.initial.setdefault("key", uuid4().hex)
        self.initial.setdefault("seen", 0)
        self.prepare()

    def prepare(self) -> None:
        """Offer what can be chosen in this inspection."""

    def body(self) -> Any:
        """Return the body of the act that was asked for."""
        raise NotImplementedError

    @classmethod
    def filled(cls, body: Any) -> dict[str, Any]:
        """Return what the form shows of a version that is there."""
        return plainly(body)

    def clean(self) -> dict[str, Any]:
        """Refuse numbers of things that are not in the inspection."""
        for name, field in self.fields.items():
            if isinstance(field, Numbers) and (found := self.cleaned_data.get(name)):
                self._refuse_unknown(name, NAMED[field.letter], found)
        return self.cleaned_data

    def add_objections(self, objections: Iterable[Objection]) -> None:
        """Show why the act was refused, beside the fields that the rules are about."""
        for one in objections:
            field = self.beside.get(one.rule, one.rule.replace("-", "_"))
            self.add_error(field if field in self.fields else None, said(one))

    def take(self, number: int, *, name: str = "seen") -> None:
        """Let what is sent next be about a newer version: it is in view now."""
        self.data = self.data.copy()
        self.data[name] = str(number)

    def grouped(self) -> list[tuple[str, list[str]]]:
        """Return the fields under their legends, each once; the rest come first."""
        named = {name for _, names in self.groups for name in names}
        hidden = {name for name, field in self.fields.items() if field.widget.is_hidden}
        rest = [name for name in self.fields if name not in named | hidden]
        found = [("", rest)] if rest else []
        for legend, names in self.groups:
            found.append((legend, [name for name in names if name in self.fields]))
        return found

    def version_seen(self, name: str = "seen") -> int:
        """Return the number of the version that the writer had in view."""
        told = str(self.data.get(name, ""))
        return int(told) if told.isascii() and told.isdigit() and len(told) < 10 else 0

    def act_key(self) -> str:
        """
        Return the sender's own name for this act.

        The same words sent twice are one act. Somebody who goes back and sends other words with
        the old page has written something new, which must not be lost.
        """
        written = sorted(
            (name, value)
            for name, values in self.data.lists()
            for value in values
            if name not in NOT_WRITTEN
        )
        sent = [(name, one.name, one.size) for name in self.files for one in self._sent(name)]
        given = str(self.data.get("key", ""))[:LONGEST_KEY]
        told = repr((given or uuid4().hex, self.asked.actor.code, written, sorted(sent)))
        return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:LONGEST_KEY]

    def _sent(self, name: str) -> list[Any]:
        return list(self.files.getlist(name))

    def _refuse_unknown(self, name: str, kind: type, numbers: tuple[str, ...]) -> None:
        there = {body.id for body in self.asked.conduct.bodies(kind)}
        if missing := [one for one in numbers if one not in there]:
            self.add_error(
                name,
                f"{', '.join(missing)}: not in this inspection, or withdrawn. "
                "Enter numbers that are on its list",
            )


def said(objection: Objection) -> str:
    """Return an objection with its remedy, as it stands beside a field."""
    return f"{objection.reason} {objection.remedy}"


def plainly(body: Any) -> dict[str, Any]:
    """Return the fields of a version as form fields hold them."""
    if not is_dataclass(body):
        return {}
    found: dict[str, Any] = {}
    for one in fields(body):
        value = getattr(body, one.name)
        found[one.name] = list(value) if isinstance(value, tuple) else value
    return found
