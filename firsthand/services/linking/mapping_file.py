"""Mapping file: which column is for what, written for a person to edit, and read back."""

import json
from collections.abc import Mapping as ByName
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.linkage.columns import Mapping, Proposal
from firsthand.sources.handed_in import content_of

HOW = (
    "Give the mapping that `firsthand link` proposes: {'lists': [{'list': name, 'fields': "
    "{field: heading}}]}."
)
KEYS = ("list", "file", "fields", "ignored", "date_styles")


def written(proposals: Sequence[tuple[Proposal, str]]) -> dict[str, Any]:
    """Return proposals, each with the name of its file, as the mapping that a person edits."""
    return {
        "lists": [
            {
                "list": proposal.list_name,
                "file": file,
                "fields": {
                    one.field: {
                        "heading": one.heading,
                        "certainty": one.certainty,
                        "reason": one.reason,
                    }
                    for one in proposal.columns
                    if one.field
                },
                "ignored": [
                    {"heading": one.heading, "certainty": one.certainty, "reason": one.reason}
                    for one in proposal.columns
                    if not one.field
                ],
                "date_styles": {},
            }
            for proposal, file in proposals
        ]
    }


def read_mappings(given: Path | ByName[str, Any]) -> tuple[Mapping, ...]:
    """Return the mapping of each list, or refuse what cannot be understood, by name."""
    name = given.name if isinstance(given, Path) else "the mapping"
    data = _loaded(given) if isinstance(given, Path) else dict(given)
    lists = data.get("lists")
    if not isinstance(lists, list) or not all(isinstance(one, dict) for one in lists):
        raise _refused(f"{name} has no 'lists' that are a list of mappings.", HOW)
    found = tuple(_mapping(one, name) for one in lists)
    names = [one.list_name for one in found]
    if twice := sorted({one for one in names if names.count(one) > 1}):
        raise _refused(f"{name} gives the list {twice[0]!r} twice.", "Keep one of the two.")
    return found


def _loaded(file: Path) -> dict[str, Any]:
    try:
        data = json.loads(content_of(file).decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise _refused(
            f"{file.name} is no JSON: {error.msg.lower()}, in line {error.lineno}.",
            "Look at the commas, quotation marks and brackets there.",
        ) from None
    except (UnicodeDecodeError, RecursionError):
        raise _refused(f"{file.name} is no JSON in UTF-8.", HOW) from None
    if not isinstance(data, dict):
        raise _refused(f"{file.name} has no 'lists'.", HOW)
    return data


def _mapping(one: dict[str, Any], name: str) -> Mapping:
    if unknown := sorted(set(map(str, one)) - set(KEYS)):
        raise _refused(
            f"{name} gives {unknown[0]!r}, which means nothing here.",
            f"Use: {', '.join(KEYS)}.",
        )
    called = one.get("list")
    if not isinstance(called, str) or not called:
        raise _refused(f"{name} has a list without the name 'list'.", HOW)
    where = f"{name}, list {called!r}"
    return Mapping(
        list_name=called,
        headings=_headings(one.get("fields", {}), f"{where}, 'fields'"),
        ignored=_ignored(one.get("ignored", []), f"{where}, 'ignored'"),
        date_styles=_styles(one.get("date_styles") or {}, f"{where}, 'date_styles'"),
    )


def _headings(given: object, where: str) -> dict[str, str]:
    """Return the heading of each field; one that is null or blank was struck out."""
    if not isinstance(given, dict):
        raise _refused(f"{where} is no mapping of fields to headings.", HOW)
    found = {str(name): _heading(value, f"{where}, {name!r}") for name, value in given.items()}
    return {name: heading for name, heading in found.items() if heading}


def _ignored(given: object, where: str) -> tuple[str, ...]:
    if not isinstance(given, list):
        raise _refused(f"{where} is no list of headings.", HOW)
    return tuple(filter(None, (_heading(one, where) for one in given)))


def _heading(value: object, where: str) -> str | None:
    heading = value.get("heading") if isinstance(value, dict) else value
    if heading is None or isinstance(heading, str):
        return heading
    raise _refused(f"{where} is no heading: {heading!r}.", "Write the heading in quotes.")


def _styles(given: object, where: str) -> dict[str, str]:
    if isinstance(given, dict) and all(isinstance(one, str) for one in given.values()):
        return {str(name): style for name, style in given.items()}
    raise _refused(f"{where} is no mapping of fields to styles.", "Write 'day first'.")


def _refused(reason: str, remedy: str) -> Refused:
    return Refused(Objection(rule="mapping", reason=reason, remedy=remedy))
