"""Layout: the lines of each page, without page numbers and running headers and footers."""

import re
from collections import Counter
from collections.abc import Sequence

BULLET = "\u2022"

# Words that pdfium broke at a line end carry U+FFFE in place of their hyphen. Replaced one by
# one, because str.translate takes ten times as long.
_PLAIN = (
    ("\r", ""),
    ("\u2019", "'"),
    ("\u2018", "'"),
    ("\u00a0", " "),
    ("\u202f", " "),
    ("\u2011", "-"),
    ("\ufffe", "-"),
    ("\x02", "-"),
    *((mark, BULLET) for mark in "\uf06e\uf0b7\uf0a7\u25fc\u25aa\u25a0\u25cf\u2212"),
)
_DIGITS = re.compile(r"\d+")
_GLUED_FOOTER = re.compile(r"Area SEND inspection report: .*$")
_LINES_AT_AN_EDGE = (0, 0, 0, -1, -1)


def plain_lines(page: str) -> list[str]:
    """Return the lines of a page with plain apostrophes, spaces, hyphens and bullets."""
    for printed, plain in _PLAIN:
        page = page.replace(printed, plain)
    return [line for line in map(str.strip, page.split("\n")) if line]


def pages_of_lines(pages: Sequence[str]) -> list[list[str]]:
    """Return the lines of each page without what is printed on every page."""
    split = [plain_lines(page) for page in pages]
    edges: Counter[str] = Counter()
    for lines in split[1:]:
        edges.update({_DIGITS.sub("#", line) for line in (*lines[:3], *lines[-2:])})
    often = max(3, (len(split) - 1) // 2)
    running = {line for line, times in edges.items() if times >= often and line[0] != BULLET}
    return [_inner(lines, running, number) for number, lines in enumerate(split, start=1)]


def _inner(lines: list[str], running: set[str], number: int) -> list[str]:
    kept = list(lines)
    for edge in _LINES_AT_AN_EDGE:
        if kept and (kept[edge].isdigit() or _DIGITS.sub("#", kept[edge]) in running):
            kept.pop(edge)
    if kept:
        kept[-1] = _without_glued_number(_GLUED_FOOTER.sub("", kept[-1]), number)
    return [line for line in kept if line]


def _without_glued_number(line: str, number: int) -> str:
    """Drop a page number that the text layer glued to the last word ('children.2')."""
    for printed in map(str, (number, number - 1, number - 2)):
        bare = line.removesuffix(printed)
        if len(bare) < len(line) and bare and not bare[-1].isdigit() and bare[-1] not in "-/":
            return bare.rstrip()
    return line
