"""Compared: two versions of a thing side by side, and what each version changed."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from itertools import pairwise
from typing import Any

from firsthand.domain.common import words
from firsthand.domain.common.act import Act
from firsthand.domain.inspection.acts.evidence import About, AttachedFile
from firsthand.domain.inspection.acts.findings import Cause
from firsthand.domain.inspection.conduct import Conduct
from firsthand.web.inspecting import titles
from firsthand.web.inspecting.act_forms import ActForm

TABLES = (
    titles.SOURCES,
    titles.METHODS,
    titles.RELATIONS,
    titles.SELECTED,
    titles.STANCES,
    titles.OUTCOMES,
    titles.FINDINGS,
    titles.CAUSES,
    titles.ANSWERS,
    titles.PARTS,
)
NAMED = {member: title for table in TABLES for member, title in table.items()}
BY_TYPE = {(type(member), member.value): title for member, title in NAMED.items()}
NOT_SHOWN = {"id"}


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One field in which two versions differ, in words."""

    label: str
    theirs: str
    yours: str


@dataclass(frozen=True, kw_only=True)
class Version:
    """One version of a thing: who, when, and what it changed of the one before."""

    act: Act[Any]
    changes: tuple[Difference, ...]


def differences(form: ActForm, newest: Any) -> list[Difference]:
    """Return where the newest version and what was sent differ, field by field of the form."""
    theirs = form.filled(newest)
    found = []
    for name in (name for _, names in form.grouped() for name in names):
        if name == "files":
            continue
        there = shown_value(form, name, theirs.get(name))
        mine = shown_value(form, name, form.cleaned_data.get(name, form[name].value()))
        if there != mine:
            label = str(form.fields[name].label)
            found.append(Difference(label=label, theirs=there, yours=mine))
    return found


def shown_value(form: ActForm, name: str, value: Any) -> str:
    """Return a value of a form's field in words."""
    choices = {
        str(key): title for key, title in getattr(form.fields[name], "choices", ()) if key
    }
    if isinstance(value, (list, tuple)):
        return ", ".join(choices.get(str(_plain(one)), in_words(one)) for one in value)
    return choices.get(str(_plain(value)), in_words(value))


def versions(conduct: Conduct, kind: type[Any], thing: str) -> tuple[Version, ...]:
    """Return every version of a thing, the newest first, each with what it changed."""
    acts = conduct.history(kind, thing)
    found = [Version(act=acts[0], changes=())] if acts else []
    for before, after in pairwise(acts):
        found.append(Version(act=after, changes=tuple(changed(before.body, after.body))))
    return tuple(reversed(found))


def changed(before: Any, after: Any) -> Iterable[Difference]:
    """Yield the fields in which a later version differs from an earlier one."""
    for one in fields(after):
        was, now = getattr(before, one.name), getattr(after, one.name)
        if was != now and one.name not in NOT_SHOWN:
            label = titles.FIELDS.get(one.name, words.plain(one.name.replace("_", "-")))
            yield Difference(label=label, theirs=in_words(was), yours=in_words(now))


def in_words(value: Any) -> str:
    """Return a value of an act as a reader reads it; 'Nothing' for what is empty."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if value is None or value in ("", (), []):
        return "Nothing"
    if isinstance(value, (tuple, list)):
        return ", ".join(in_words(one) for one in value)
    return _one(value)


def _one(value: Any) -> str:
    if isinstance(value, Enum):
        return BY_TYPE.get((type(value), value.value), words.plain(value.value))
    if isinstance(value, date):
        return words.day(value)
    if isinstance(value, About):
        return f"{value.id} ({value.stance.value})"
    if isinstance(value, AttachedFile):
        return value.name
    if isinstance(value, Cause):
        return f"{in_words(value.kind)}: {value.text} ({', '.join(value.evidence)})"
    return str(value)


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value
