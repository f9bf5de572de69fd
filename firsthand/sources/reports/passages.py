"""
Passages: the pages of a report cut at its headings.

A heading counts only where it is a whole line, or wraps over up to five; where it stands
outside the table of contents; and where no sentence goes on below it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from firsthand.domain.intelligence.passage import Passage
from firsthand.sources.reports.headings import (
    AREAS,
    BEGINNINGS,
    BOARD,
    CLOSING,
    GRADE,
    Heading,
    expression,
    heading_of,
)
from firsthand.sources.reports.layout import pages_of_lines

LINES_OF_A_HEADING = 5
LONGEST_LINE = 100
WIDEST = max(map(len, BEGINNINGS))
PARTS_THAT_NAME_AREAS = ("summary", "to-improve")
TABLE_HEADS = ("judgement grade", "key judgement judgement grade")
# Sub-sections of a single inspection report: the sentence that states the grade opens them.
GRADED_SENTENCES = (
    (
        "adoption",
        "Adoption performance",
        re.compile(r"(?:\d+\. ?)?the graded judge?ment (?:\S+ )?(?:the )?adoption"),
    ),
    (
        "care-leavers",
        "Experiences and progress of care leavers",
        re.compile(
            r"(?:\d+\. ?)?the graded judge?ment (?:\S+ )?(?:the )?"
            r"(?:experiences? and prog|care leavers)"
        ),
    ),
)
_OVERALL_GRADE = re.compile(rf"overall effectiveness(?: {GRADE})?", re.IGNORECASE)
_GRADE_LINE = re.compile(
    rf"(?:.* )?(?:{GRADE}|improvement(?: to be good)?|to be good)", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True)
class _Section:
    """Where in the report we are; `closed` once only standing text follows."""

    heading: str = ""
    area: str = "general"
    part: str = "cover"
    board: bool = False
    closed: bool = False


@dataclass(frozen=True, kw_only=True)
class _Found:
    """A heading found on a page, its grade if printed, and how many lines it takes."""

    heading: Heading
    printed: str
    grade: str | None
    lines: int


def passages(pages: Sequence[str], family: str) -> tuple[Passage, ...]:
    """Return the passages of a report of `family`, in reading order."""
    section = _Section(area="lscb" if family == "lscb" else "general", board=family == "lscb")
    cut: list[Passage] = []
    for number, lines in enumerate(pages_of_lines(pages), start=1):
        if section.part == "cover" and number > 1:
            section = replace(section, part="body")
        if _is_contents(lines):
            contents = replace(section, heading="Contents", area="general", part="about")
            cut.append(_passage(number, contents, lines))
            continue
        for piece, text in _pieces(lines, section, family, first=number == 1):
            section = piece
            if text:
                cut.append(_passage(number, piece, text))
    return tuple(cut)


def _passage(number: int, section: _Section, text: list[str]) -> Passage:
    return Passage(
        page=number,
        heading=section.heading,
        area=section.area,
        part=section.part,
        text="\n".join(text),
    )


def _is_contents(lines: list[str]) -> bool:
    return any(line == "Contents" or line == "Contents page" for line in lines[:4])


def _pieces(
    lines: list[str], section: _Section, family: str, *, first: bool
) -> Iterator[tuple[_Section, list[str]]]:
    """Yield each section of one page with its lines, the heading line itself left out."""
    text: list[str] = []
    done = 0
    cover_ends = _cover_ends(lines) if first else -1
    for at in _candidates(lines, cover_ends):
        if at < done:
            continue
        text.extend(lines[done:at])
        done = at + (lines[at].lower() in TABLE_HEADS)
        found = None if section.closed else _heading_at(lines, at, family)
        after = (
            _entered(section, found, family) if found else _graded_sentence(section, lines[at])
        )
        if section.part == "cover" and first:
            after = _left_cover(section, after, found, at == cover_ends)
        if after is not section:
            yield section, text
        if found:
            done = at + found.lines
            is_heading = after is not section and not after.closed
            kept = [] if is_heading else lines[at:done]
            section, text = after, kept if after is not section else text + kept
            continue
        section, text = after, [] if after is not section else text
    text.extend(lines[done:])
    yield section, text


def _candidates(lines: list[str], cover_ends: int) -> list[int]:
    """Return the numbers of the few lines that may open a section; the rest is only text."""
    return [
        at
        for at, line in enumerate(lines)
        if (line[0].isupper() and line[:WIDEST].lower().startswith(BEGINNINGS))
        or at == cover_ends
        or " graded judg" in line[:30]
    ]


def _heading_at(lines: list[str], at: int, family: str) -> _Found | None:
    line = lines[at]
    if len(line) > LONGEST_LINE:
        return None
    for taken in range(min(LINES_OF_A_HEADING, len(lines) - at), 0, -1):
        printed = " ".join(lines[at : at + taken])
        match = expression(family).fullmatch(printed.lower())
        if match is None:
            continue
        heading = heading_of(match)
        if heading in CLOSING:
            return _Found(heading=heading, printed=line, grade=None, lines=1)
        if not _goes_on(lines, at + taken):
            return _Found(heading=heading, printed=printed, grade=match["grade"], lines=taken)
    return None


def _goes_on(lines: list[str], at: int) -> bool:
    """Tell whether line `at` continues a sentence: then what stands above it is no heading."""
    return at < len(lines) and lines[at][0].islower()


def _entered(section: _Section, found: _Found, family: str) -> _Section:
    """Return the section that a heading opens, given the one that it ends."""
    heading = found.heading
    if heading in CLOSING:
        return _Section(heading=found.printed, part="about", closed=True)
    if section.part == "to-improve" and found.printed == "Headline findings":
        # Printed a second time in place of 'Main findings', as in Lancashire's letter of 2021.
        return _Section(heading=found.printed, part="body")
    if heading.area is None:
        return replace(section, heading=section.heading or found.printed, part=heading.part)
    # A single inspection report names its areas also within its summary and recommendations;
    # the chapter itself carries the grade.
    named_only = family == "sif" and heading in AREAS and found.grade is None
    if named_only and section.part == "about":
        return section
    board = heading in BOARD or (section.board and (named_only or heading not in AREAS))
    area = "lscb" if board and heading.part != "about" else heading.area
    return _Section(
        heading=found.printed,
        area=area,
        part=section.part
        if named_only and section.part in PARTS_THAT_NAME_AREAS
        else heading.part,
        board=board,
    )


def _graded_sentence(section: _Section, line: str) -> _Section:
    """Open the sub-section of adoption or of care leavers where its grade is stated."""
    if section.board or section.closed or " graded judg" not in line[:30]:
        return section
    for area, heading, sentence in GRADED_SENTENCES:
        if sentence.match(line.lower()):
            return replace(section, heading=heading, area=area, part="body")
    return section


def _left_cover(
    section: _Section, after: _Section, found: _Found | None, ends: bool
) -> _Section:
    """Stay on the cover until its table of grades, or the greeting of a letter, is over."""
    if ends:
        board = section.board
        return _Section(
            heading="Opening", area="lscb" if board else "summary", part="summary", board=board
        )
    if found and (found.heading in AREAS or found.heading in BOARD):
        return section
    return after


def _cover_ends(lines: list[str]) -> int:
    """Return the number of the line at which the text of page 1 begins, or -1."""
    for at, line in enumerate(lines):
        if line.startswith("Dear "):
            return at + 1
        if _OVERALL_GRADE.fullmatch(line):
            rest = range(at + 1, len(lines))
            return next((n for n in rest if not _GRADE_LINE.fullmatch(lines[n])), -1)
    return _after_last_grade(lines)


def _after_last_grade(lines: list[str]) -> int:
    """Do the same for a table of grades without an overall one, as from April 2026."""
    if not any(line.lower() == "judgement grade" for line in lines):
        return -1
    graded = [at for at, line in enumerate(lines) if _GRADE_LINE.fullmatch(line)]
    return graded[-1] + 1 if graded and graded[-1] + 1 < len(lines) else -1
