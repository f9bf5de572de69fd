"""Names of attached files: what somebody called a file, made safe to show and to save under."""

import re
import unicodedata

from firsthand.domain.common.objection import Objection

LONGEST = 120  # characters; more is cut from the middle, so that the extension stays
NAMELESS = "file"
# Control, formatting (among them the marks that turn the direction of writing round), private
# and broken characters, and the separators of lines.
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
UNSAVEABLE = re.compile(r'[<>:"|?*;]')
EXTENSION = re.compile(r"\.([A-Za-z0-9]{1,8})$")


def safe_name(given: str) -> str:
    """Return the last part of a name without anything hidden in it; never used as a path."""
    text = unicodedata.normalize("NFC", given)
    # A tab or line break is a space to the eye; everything else that is hidden just goes.
    text = re.sub(r"\s+", " ", text)
    text = "".join(one for one in text if unicodedata.category(one) not in HIDDEN)
    text = re.split(r"[/\\]", text)[-1]
    text = UNSAVEABLE.sub("_", text).strip(" .")
    return shortened(text) or NAMELESS


def extension(name: str) -> str:
    """Return the last extension of a name in small letters, or ''."""
    found = EXTENSION.search(name)
    return found[1].casefold() if found else ""


def inner_extensions(name: str) -> tuple[str, ...]:
    """Return the extensions before the last one: ('exe',) for 'photo.exe.pdf'."""
    return tuple(part.strip().casefold() for part in name.split(".")[1:-1])


def shortened(name: str) -> str:
    """Return a name of at most LONGEST characters, cut so that its extension stays."""
    if len(name) <= LONGEST:
        return name
    found = EXTENSION.search(name)
    ending = found[0] if found else ""
    return name[: LONGEST - len(ending) - 1] + "…" + ending


def about(name: str, objection: Objection) -> Objection:
    """Return an objection with the name of the file that it is about, for whoever sent it."""
    return Objection(
        rule=objection.rule, reason=f"“{name}”: {objection.reason}", remedy=objection.remedy
    )
