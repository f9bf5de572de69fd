"""Signs: what of a text a reader does not see, and letters that only look like others."""

import unicodedata

from firsthand.domain.common.objection import Objection

# What a word processor leaves in pasted text: lines, where a word may be parted, own bullets.
PASTED = frozenset("\n\r\t\u00ad\u200b\u200c\u200d\ufeff")
MARKS = "Mn"  # accents, once they stand apart from their letters
# Control signs, what turns the direction of writing or has no width, halves of signs.
UNSEEN = frozenset({"Cc", "Cf", "Cs"})


def unseen(text: str, *, lines: bool) -> tuple[str, ...]:
    """Return each sign that no reader sees, as 'U+202E'; `lines`: it may have been pasted."""
    allowed = PASTED if lines else frozenset()
    found = (c for c in text if unicodedata.category(c) in UNSEEN and c not in allowed)
    return tuple(dict.fromkeys(f"U+{ord(c):04X}" for c in found))


def folded(text: str) -> str:
    """Return a text in small letters without accents, ornaments or other forms of a letter."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(c for c in apart if unicodedata.category(c) != MARKS)


def alike(text: str) -> str:
    """Return what two texts share that a reader takes for one: no case, no sign unseen."""
    seen = (c for c in unicodedata.normalize("NFKC", text) if c.isspace() or _is_seen(c))
    return " ".join("".join(seen).casefold().split())


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign) not in UNSEEN


def foreign(text: str) -> str:
    """Return the first letter that is none from a to z, however it is written; else nothing."""
    return next((c for c in folded(text) if c.isalpha() and not "a" <= c <= "z"), "")


def objections_to_unseen(text: str, *, rule: str, lines: bool = True) -> tuple[Objection, ...]:
    """Return why a text with signs that nobody sees is not taken: it may read as another."""
    found = unseen(text, lines=lines)
    if not found:
        return ()
    return (
        Objection(
            rule=rule,
            reason=f"It has signs that no reader sees ({', '.join(found[:3])}).",
            remedy="Type it anew instead of pasting it.",
        ),
    )
