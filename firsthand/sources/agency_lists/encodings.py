"""
Encodings: the bytes of a text as UTF-8, with what encoding they were in, or a refusal.

A byte order mark settles it; else the bytes are UTF-8 if they are such throughout; else
Windows-1252, which is told, unless they are bytes that it does not have or signs inside words
that it would make of the letters of other encodings. Nothing else is guessed.
"""

import codecs
import re

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.linkage.list_problems import ListProblem

UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
UNDEFINED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")  # in Windows-1252
SIGN_IN_WORD = re.compile(  # what DOS and Macintosh letters look like in Windows-1252
    rb"[A-Za-z][\x80\x82-\x89\x8b\x95\x98\x99\x9b][A-Za-z]|[a-z][\x8a\x8c\x8e\x9f][a-z]"
)
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
BEYOND = re.compile(rb"[\x80-\xff]")
TWICE = re.compile(
    "[\u00c2\u00c3][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u2018-\u203a\u20ac\u2122]"
)
LOST = "\ufffd"
SAVE = "Save the list as 'CSV UTF-8', or as XLSX."


def as_utf_8(content: bytes, name: str) -> tuple[bytes, list[ListProblem]]:
    """Return a text's bytes in UTF-8 without a mark, and what is to be told of its encoding."""
    if content.startswith(UTF_16):
        return _utf_16(content, name)
    plain = content.removeprefix(codecs.BOM_UTF8)
    if CONTROL.search(plain):
        raise _refused(
            name,
            "holds bytes that are in no text; it may be in UTF-16 without its mark, or be no "
            "text at all",
        )
    try:
        plain.decode("utf-8")
    except UnicodeDecodeError:
        return _windows(plain, name)
    return plain, _damage(plain)


def _utf_16(content: bytes, name: str) -> tuple[bytes, list[ListProblem]]:
    try:
        plain = content.decode("utf-16").encode("utf-8")
    except UnicodeDecodeError:
        raise _refused(name, "begins as UTF-16 and does not go on so") from None
    told = ListProblem(
        reason=f"{name} is in UTF-16, as its first two bytes say.", remedy="Nothing is lost."
    )
    return plain, [told, *_damage(plain)]


def _windows(content: bytes, name: str) -> tuple[bytes, list[ListProblem]]:
    if UNDEFINED.search(content) or SIGN_IN_WORD.search(content):
        raise _refused(name, "is neither in UTF-8 nor in UTF-16 nor in Windows-1252")
    count = len(BEYOND.findall(content))
    told = ListProblem(
        reason=f"{name} is not in UTF-8; it was read as Windows-1252, in which {count:,} of "
        "its characters are not plain letters.",
        remedy=f"Check that names with accents are right. {SAVE}",
    )
    return content.decode("cp1252").encode("utf-8"), [told]


def _damage(plain: bytes) -> list[ListProblem]:
    """Return what is to be told of letters that were lost, or encoded twice, before."""
    if plain.isascii():
        return []
    text = plain.decode("utf-8")
    counts = {
        "letters were lost before (they stand as \ufffd)": text.count(LOST),
        "letters seem to have been encoded twice (as '\u00c3\u00a9' for '\u00e9')": len(
            TWICE.findall(text)
        ),
    }
    remedy = (
        "Ask for the list as it was first saved; names with such letters will not be linked."
    )
    return [
        ListProblem(reason=f"{count:,} {words}.", remedy=remedy)
        for words, count in counts.items()
        if count
    ]


def _refused(name: str, reason: str) -> Refused:
    return Refused(Objection(rule="encoding", reason=f"{name} {reason}.", remedy=SAVE))
