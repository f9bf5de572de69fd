"""
Typesetting: the PDF of a publication, tagged for readers who cannot see it (PDF/UA-1).

The text goes to Typst as data (JSON), never as Typst source, so that nothing that anybody wrote
can be taken for a command. The fonts are those inside the package: the same PDF everywhere.
"""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

TEMPLATE = Path(__file__).with_name("report.typ")
HIDDEN_NOTE = Path(__file__).with_name("hidden_note.typ")
STANDARD: Literal["ua-1"] = "ua-1"
PROBE = b'#set document(title: "x")\n#set text(lang: "en")\n#sys.inputs.text'
# Letters that every font inside the package has; others are tried one by one.
SURE = re.compile(r"[\n\t -~\u00a0-\u017f\u2013\u2014\u2018\u2019\u201c\u201d\u2026]")


class NotSet(Exception):
    """The PDF could not be made; the text says why."""


def report(document: dict[str, Any], *, sha256: str) -> bytes:
    """Return the PDF of a published document; `sha256`, its hash, is printed at the end."""
    return _set(TEMPLATE, document, on=document["published_on"], sha256=sha256)


def hidden_note(document: dict[str, Any]) -> bytes:
    """Return the PDF of the method note of a hidden number."""
    return _set(HIDDEN_NOTE, document, on=document["made_on"])


def _set(template: Path, document: dict[str, Any], *, on: str, sha256: str = "") -> bytes:
    """Return a document in the layout of a template, as a PDF of the day `on`."""
    told = _map_texts(document, showable)
    day = datetime.fromisoformat(on).replace(tzinfo=UTC)
    try:
        made = typst.compile(
            template.read_bytes(),
            sys_inputs={"document": json.dumps(told), "sha256": sha256},
            pdf_standards=STANDARD,
            ignore_system_fonts=True,
            timestamp=int(day.timestamp()),
        )
    except typst.TypstError as error:
        raise NotSet(f"The typesetter said: {error.message}") from error
    return bytes(made)


def showable(text: str) -> str:
    """Return a text with each character that no font here can show written as its number."""
    return "".join(
        one if SURE.match(one) or _can_show(one) else f"[U+{ord(one):04X}]" for one in text
    )


@cache
def _can_show(character: str) -> bool:
    try:
        typst.compile(
            PROBE,
            sys_inputs={"text": character},
            pdf_standards=STANDARD,
            ignore_system_fonts=True,
        )
    except typst.TypstError:
        return False
    return True


def _map_texts(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _map_texts(one, change) for key, one in value.items()}
    if isinstance(value, list):
        return [_map_texts(one, change) for one in value]
    return value
