"""
Headings of inspection reports: which words open which section, by framework family.

The titles are those that Ofsted and the joint inspectorates printed from 2009 to 2026. They
wrap over lines, carry footnote marks, and some have the grade on the same line.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

GRADE = r"(?:outstanding|good|adequate|inadequate|requires?(?: improvement)?(?: to be good)?)"

# A title may be followed by a colon or question mark, a footnote mark, and its grade.
_TAIL = (
    r"\d?[:?.,]?(?: ?\(\d\))?(?: (?:is|are)(?: that it is)?:?)?"
    rf"(?: ?(?:judgement )?(?P<grade>{GRADE}))?\d?\.?"
)


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A recognised heading; `area` None means that the area stays as it was."""

    title: str
    area: str | None
    part: str
    families: frozenset[str] | None = None

    def read_by(self, family: str) -> bool:
        """Tell whether reports of `family` use this heading."""
        return self.families is None or family in self.families


def _heading(title: str, *, part: str, area: str | None = None, families: str = "") -> Heading:
    return Heading(
        title=title,
        area=area,
        part=part,
        families=frozenset(families.split()) or None,
    )


_SINGLE = "sif ilacs cpi slac tlac"
_BOARD = (
    r"(?:the )?(?:effectiveness of the )?local safeguarding children(?:'s)? board(?: \(lscb\))?"
)

AREAS = (
    _heading(
        r"(?:the )?(?:experiences? and progress of )?children who need help and "
        r"protection",
        area="help-and-protection",
        part="body",
        families="sif ilacs",
    ),
    _heading(
        r"(?:the )?experiences? and progress of children in care(?: and care leavers)?",
        area="children-in-care",
        part="body",
        families="ilacs",
    ),
    _heading(r"adoption performance", area="adoption", part="body", families="sif"),
    _heading(
        r"(?:the )?experiences? and progress of care leavers",
        area="care-leavers",
        part="body",
        families="ilacs sif",
    ),
    _heading(
        r"(?:the )?(?:experiences? and progress of )?children looked after and "
        r"achieving permanence",
        area="children-in-care",
        part="body",
        families="sif",
    ),
    _heading(
        r"leadership, management and governance",
        area="leadership",
        part="body",
        families="sif",
    ),
    _heading(
        r"the impact of leaders on social work practice(?: with children and families)?",
        area="leadership",
        part="body",
        families="ilacs",
    ),
    _heading(
        r"leadership and (?:management|governance)",
        area="leadership",
        part="body",
        families="tlac cpi slac",
    ),
    _heading(r"quality of provision", area="children-in-care", part="body", families="tlac"),
    _heading(
        r"outcomes for looked after children(?: and young people)?",
        area="children-in-care",
        part="body",
        families="tlac",
    ),
    _heading(
        r"overall effectiveness of services for looked after children(?: and young people)?",
        area="summary",
        part="summary",
        families="tlac",
    ),
    _heading(
        r"(?:the )?effectiveness of the help and protection provided to children(?:, young"
        r" people, families and carers)?",
        area="help-and-protection",
        part="body",
        families="cpi",
    ),
    _heading(
        r"(?:the )?quality of practice", area="help-and-protection", part="body", families="cpi"
    ),
    _heading(r"safeguarding(?: services)?", area="safeguarding", part="body", families="slac"),
    _heading(
        r"(?:services for )?looked after children(?: services)?",
        area="looked-after",
        part="body",
        families="slac",
    ),
)

BOARD = (
    _heading(
        rf"(?:section (?:2|two)[:.]? )?{_BOARD}", area="lscb", part="body", families="sif"
    ),
    _heading(
        r"inspection findings ?[-\u2013:]? ?the (?:local safeguarding children board|lscb)",
        area="lscb",
        part="body",
        families="sif lscb",
    ),
    _heading(
        r"inspection judge?ments? about the lscb", area="lscb", part="body", families="sif lscb"
    ),
    _heading(
        r"(?:summary of (?:key )?findings|key strengths and weaknesses) (?:for|of) the lscb",
        area="lscb",
        part="summary",
        families="sif lscb",
    ),
)

SECTIONS = (
    _heading(r"executive summary", area="summary", part="summary"),
    _heading(
        r"summary of (?:key |main )?findings(?: for the local authority)?",
        area="summary",
        part="summary",
    ),
    _heading(r"summary for children and young people", area="summary", part="summary"),
    _heading(
        r"progress since the last inspection", area="summary", part="summary", families=_SINGLE
    ),
    _heading(r"the (?:local authority's|lscb's) strengths", area="summary", part="summary"),
    _heading(
        r"the (?:local authority|lscb) has the following strengths(?: and weaknesses)?",
        area="summary",
        part="summary",
    ),
    _heading(r"headline findings", area="summary", part="summary"),
    _heading(r"overview", area="summary", part="summary"),
    _heading(r"inspection outcome", area="summary", part="summary", families="area-send"),
    _heading(r"inspection judge?ments? about the local authority", area="general", part="body"),
    _heading(r"inspection findings", part="body"),
    _heading(r"main findings", area="general", part="body"),
    _heading(r"findings(?: and evaluation of progress)?", area="general", part="body"),
    _heading(r"evaluation of progress", area="general", part="body"),
    _heading(r"(?:key |areas of )?strengths?", area="general", part="body"),
    _heading(
        r"(?:case|practice) stud(?:y|ies)[:\u2013 -].{0,60}",
        area="general",
        part="body",
        families="jtai",
    ),
    _heading(
        r"what is it like to be a child or young person [^?]{0,120}",
        area="general",
        part="body",
        families="area-send",
    ),
    _heading(
        r"what is the area partnership doing that is effective",
        area="general",
        part="body",
        families="area-send",
    ),
    _heading(
        r"what does the area partnership need to do better",
        area="general",
        part="body",
        families="area-send",
    ),
)

TO_IMPROVE = (
    _heading(r"recommendations", area="general", part="to-improve"),
    _heading(
        r"what needs to improve(?: in this area of social work practice)?",
        area="general",
        part="to-improve",
    ),
    _heading(
        r"what (?:does|do) the (?:local authority|lscb|board) need to (?:improve|do)",
        area="general",
        part="to-improve",
    ),
    _heading(
        r"(?:responsible body )?areas? for (?:priority action|(?:further )?improvement)s?",
        area="general",
        part="to-improve",
    ),
    _heading(r"priority and immediate actions?", area="general", part="to-improve"),
    _heading(r"priorities for (?:further )?improvement", area="general", part="to-improve"),
)

# The publisher's standing text: a harm named here says nothing of anybody having looked.
STANDING = (
    _heading(
        r"information about th(?:is|e) (?:local authority|local) area(?: partnership)?",
        area="general",
        part="about",
    ),
    _heading(
        r"(?:about this inspection|service information|record of main findings)",
        area="general",
        part="about",
    ),
    _heading(r"the inspection judgements and what they mean", area="general", part="about"),
    _heading(r"local area partnership details", area="general", part="about"),
    _heading(r"context", area="general", part="about", families="jtai"),
    _heading(r"next steps", area="general", part="about"),
    _heading(r"contents", area="general", part="about"),
    _heading(
        r"what the inspection judge?ments mean(?::? (?:the )?(?:local authority|lscb))?",
        area="general",
        part="about",
    ),
    _heading(r"information about this inspection", area="general", part="about"),
)

# After one of these nothing but standing text follows.
CLOSING = (
    _heading(r"your?s? sincerely", area="general", part="about"),
    _heading(r"any complaints about (?:the|this) inspection .*", area="general", part="about"),
    _heading(r"if you are not happy with the inspection .*", area="general", part="about"),
    _heading(
        r"the office for standards in education, children's .*", area="general", part="about"
    ),
)

ALL = AREAS + BOARD + SECTIONS + TO_IMPROVE + STANDING + CLOSING

# What a heading can begin with: the cheap test that spares most lines the expressions above.
BEGINNINGS = (
    "the experience", "experience", "adoption perf", "children who need",
    "children looked after",
    "leadership", "the impact of leaders", "quality of", "the quality of",
    "outcomes for looked", "overall effectiveness", "the effectiveness of",
    "effectiveness of", "safeguarding", "services for looked", "looked after", "section ",
    "the local ", "local safeguarding", "local area", "inspection ", "summary", "key ",
    "strengths", "executive summary", "the lscb", "progress since", "headline", "overview",
    "main findings", "findings", "evaluation of", "case stud", "practice stud", "what ",
    "recommendations", "responsible body", "area for", "areas for", "areas of", "priority and",
    "priorities for", "information about", "about this", "service information",
    "record of main", "the inspection judge", "context", "next steps", "contents", "annex",
    "yours ", "your sincerely", "any complaints", "if you are not happy",
    "judgement grade", "the office for standards", "effective",
)  # fmt: skip


@lru_cache
def expression(family: str) -> re.Pattern[str]:
    """Return one expression for all headings of `family`; group h7 is heading 7 of ALL."""
    titles = (
        f"(?P<h{number}>{heading.title})"
        for number, heading in enumerate(ALL)
        if heading.read_by(family)
    )
    return re.compile(f"(?:{'|'.join(titles)}){_TAIL}")


def heading_of(match: re.Match[str]) -> Heading:
    """Return the heading that `expression` found."""
    names = (name for name in match.re.groupindex if name != "grade" and match[name])
    return ALL[int(next(names)[1:])]
