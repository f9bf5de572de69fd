"""
Attachments: which files may be kept as evidence, and what each really is.

A file is what its content is. Where the name says something else, that is said and the file
refused. What can run, or be taken for a web page, or hides its content, is not accepted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.attachments import media
from firsthand.domain.inspection.attachments.containers import container
from firsthand.domain.inspection.attachments.media import Medium
from firsthand.domain.inspection.attachments.names import (
    extension,
    inner_extensions,
    safe_name,
)

MEGABYTE = 1024 * 1024
RUNNABLE = frozenset(
    {
        *("apk", "app", "bat", "bin", "cmd", "com", "cpl", "dll", "dmg", "elf", "exe", "iso"),
        *(
            "jar",
            "js",
            "jse",
            "lnk",
            "msi",
            "php",
            "pif",
            "pl",
            "ps1",
            "py",
            "rb",
            "reg",
            "scr",
        ),
        *("sh", "vb", "vbe", "vbs", "wsf", "hta", "htm", "html", "svg", "xht", "xhtml", "xml"),
        *("docm", "pptm", "xlsm"),
    }
)
TEXT_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13}
PDF_ACTIONS = (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/RichMedia")
PDF_TAIL = 1024  # bytes in which '%%EOF' must stand (ISO 32000, annex H)
ZIP_END = b"PK\x05\x06"
ZIP_TAIL = 65_557  # bytes from the end in which a reader of ZIP looks for it
BY_EXTENSION: Mapping[str, Medium] = MappingProxyType(
    {ending: one for one in media.ACCEPTED for ending in one.extensions}
)
ACCEPTED_WORDS = "; ".join(
    f"{one.title} ({', '.join(one.extensions)})" for one in media.ACCEPTED
)


@dataclass(frozen=True, kw_only=True)
class Accepted:
    """A file that may be kept: the name to show, and the media type that its content has."""

    name: str
    media_type: str


def looked_at(given: str, content: bytes, *, largest: int) -> Accepted | tuple[Objection, ...]:
    """Return how a file is kept, or every reason why it is not."""
    name = safe_name(given)
    found: Medium | Objection
    found = objection_to_size(len(content), largest=largest) or _medium(name, content)
    if isinstance(found, Objection):
        return (found,)
    objections = tuple(one for one in (_named(name, found), _runnable(name)) if one)
    if objections:
        return objections
    if not extension(name):
        name = f"{name}.{found.extensions[0]}"
    return Accepted(name=name, media_type=found.media_type)


def objection_to_size(size: int, *, largest: int) -> Objection | None:
    """Return why a file of so many bytes is not kept, or None."""
    if size == 0:
        return Objection(
            rule="file-empty",
            reason="The file is empty.",
            remedy="Look whether it was saved, and attach it again.",
        )
    if size > largest:
        return Objection(
            rule="file-size",
            reason=f"The file is larger than {largest / MEGABYTE:g} megabytes.",
            remedy="Attach the part that is evidence, or save it smaller.",
        )
    return None


def _medium(name: str, content: bytes) -> Medium | Objection:
    if told := media.refused_start(content):
        return _not_accepted(f"Its content is {told}.")
    if content.startswith(media.ZIP_STARTS):
        return container(content)
    if media.holds_markup(content):
        return _not_accepted("It begins like a web page or a script.")
    found = media.binary_medium(content)
    if found is None:
        return _text(name, content)
    if ZIP_END in content[-ZIP_TAIL:]:
        return _not_accepted(f"It is a {found.title} and an archive at once.")
    return (_pdf(content) if found is media.PDF else _image(found, content)) or found


def _pdf(content: bytes) -> Objection | None:
    """Return why a PDF is not accepted; what it hides in packed parts is the scanner's task."""
    if b"%%EOF" not in content[-PDF_TAIL:]:
        return _not_accepted("It begins as a PDF and does not end as one: a part is missing.")
    for action in PDF_ACTIONS:
        if action in content:
            told = action[1:].decode("ascii")
            return _not_accepted(f"The PDF holds something that can act ({told}).")
    return None


def _image(medium: Medium, content: bytes) -> Objection | None:
    cut = medium is media.PNG and content[-8:-4] != b"IEND"
    if medium in (media.WAV, media.WEBP):
        cut = int.from_bytes(content[4:8], "little") + 8 > len(content) + 1
    if cut:
        return _not_accepted(f"It begins as a {medium.title} and does not end as one.")
    return None


def _text(name: str, content: bytes) -> Medium | Objection:
    text = _decoded(content)
    if text is None:
        return _not_accepted("Its content is none of the kinds of file that can be kept.")
    if any(ord(one) in TEXT_CONTROLS for one in text):
        return _not_accepted("It looks like text and holds characters that text does not have.")
    return media.CSV if extension(name) in media.CSV.extensions else media.TEXT


def _decoded(content: bytes) -> str | None:
    """Return the text of a file in UTF-16 with its mark, UTF-8, or Windows' Western letters."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _named(name: str, found: Medium) -> Objection | None:
    """Return that a name promises something else than the content holds, or None."""
    ending = extension(name)
    if not ending or ending in found.extensions:
        return None
    promised = BY_EXTENSION.get(ending)
    called = f"a {promised.title}" if promised else f"“.{ending}”"
    return Objection(
        rule="file-name-and-content",
        reason=f"By its name it is {called}, by its content a {found.title}.",
        remedy=f"Give it a name that ends in .{found.extensions[0]}, or attach the right file.",
    )


def _runnable(name: str) -> Objection | None:
    """Return that a name has the ending of a program before its last one, or None."""
    hidden = [one for one in inner_extensions(name) if one in RUNNABLE]
    if not hidden:
        return None
    return Objection(
        rule="file-name",
        reason=f"Its name hides the ending of a program (.{hidden[0]}) before another.",
        remedy="Give it a name with one ending.",
    )


def _not_accepted(reason: str) -> Objection:
    return Objection(
        rule="file-content",
        reason=reason,
        remedy=f"Save it as PDF or another kind that is accepted: {ACCEPTED_WORDS}.",
    )
