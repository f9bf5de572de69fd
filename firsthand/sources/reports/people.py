"""People: who led the inspection, how many inspectors, and to whom a letter was sent."""

import re
from collections.abc import Sequence

from firsthand.domain.common.place import NOWHERE, Place
from firsthand.domain.intelligence.sighting import Statement
from firsthand.sources.reports.layout import plain_lines
from firsthand.sources.reports.numbers import number_of
from firsthand.sources.reports.plain import flat

_RANK = (
    r"(?:,? (?:his|her) majesty's.*|,? h\.?m\.?i\.?\b.*|,? ofsted\b.*|,? senior h.*"
    r"| \(.*| hmi|,? (?:and )?deputy.*|,? assistant .*|,? regional .*|,? interim .*)$"
)
_RANK_AFTER_NAME = re.compile(_RANK, re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:lead|reporting) inspectors?(?: on site)?:? +(?P<name>\S.*)$", re.IGNORECASE
)
_LEAD_ALONE = re.compile(r"^(?:lead|reporting) inspectors?:?$", re.IGNORECASE)
_LEAD_AFTER = re.compile(
    r"(?P<name>[A-Z][\w'-]+(?: [A-Z][\w.'-]*){1,3}),? (?:HMI,? )?(?:Ofsted,? )?(?:HMI,? )?"
    r"[Ll]ead [Ii]nspector"
)
_TEAM = re.compile(
    r"inspection team (?:consisted|comprised|was made up|included)(?: of)?:? "
    r"(?P<team>.{5,330}?)"
    r"(?:\.|\bthe inspection (?:team|was)|\blead inspector)",
    re.IGNORECASE,
)
_VISITORS = re.compile(
    r"(?:[Ii]nspectors?(?: \(HMI\))?,?"
    r"(?: (?:for|on|at) th(?:is|e) (?:focused |monitoring )?visit,?)?(?: were| was|:)"
    r"|(?:carried out|conducted|undertaken) by|Majesty's Inspectors,?(?= [A-Z]))"
    r"[: ]+(?P<names>.{5,420}?)"
    r"(?:(?<! [A-Z])\.(?= [A-Z]|$)| Inspectors (?:looked|evaluated|considered))"
)
_NO_NAMES = re.compile(
    r"(?:all (?:of whom are )?)?(?:of )?(?:Her|His) Majesty's Inspectors?"
    r"|\b(?:Senior |Ofsted )?HMI\b|Social Care|Regulatory|Ofsted|Schools|Early Years"
    r"|Further Education|Inspectors?"
    r"|\([^)]*\)|Designate"
)
_A_NAME = re.compile(r"\b[A-Z][\w'-]*[a-z](?: (?:de|van|[A-Z][\w.'-]*)){1,3}")
_ONE = re.compile(
    r"\b(?P<count>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
    r" (?:of )?(?=(?:her|his|senior|additional|addition|associate|contracted|regulatory|ofsted|"
    r"social care|local authority|hmi|early years|schools?|seconded)\b)",
    re.IGNORECASE,
)
_UNCOUNTED = re.compile(
    r"(?:^|and |, )(?:additional|associate|contracted) inspectors", re.IGNORECASE
)
_RANK_ALONE = re.compile(r"^(?:her|his) majesty's inspector$", re.IGNORECASE)
_OFFICE = re.compile(r"\b(?:director|executive|officer|head|dcs)\b", re.IGNORECASE)
_SIGNED = re.compile(r"^your?s? sincerely,?$", re.IGNORECASE)


def lead_inspector(pages: Sequence[str], *, is_letter: bool, family: str) -> Statement:
    """Return who led, as printed on the cover, in the list of the team or under a letter."""
    if family == "jtai":
        return _absent("lead_inspector", "Letters of joint inspections do not say who led.")
    last_first = range(len(pages) - 1, -1, -1)
    order = last_first if is_letter else [0, *last_first]
    find = _signature if is_letter else _named_lead
    for index in order:
        name = find(plain_lines(pages[index])) if _may_name(pages[index], is_letter) else None
        if name:
            return _said("lead_inspector", name, index + 1)
    return _absent("lead_inspector", "No line names a lead inspector.")


def _may_name(page: str, is_letter: bool) -> bool:
    folded = page.lower()
    return "inspector" in folded or (is_letter and "sincerely" in folded)


def _named_lead(lines: Sequence[str]) -> str | None:
    for at, line in enumerate(lines):
        found = _LEAD.match(line)
        if found:
            return _name(found["name"])
        if _LEAD_ALONE.match(line) and at + 1 < len(lines):
            return _name(lines[at + 1])
        after = _LEAD_AFTER.match(" ".join(lines[at : at + 2])) if "Ofsted" in line else None
        if after:
            return _name(after["name"])
    return None


def _signature(lines: Sequence[str]) -> str | None:
    for at, line in enumerate(lines):
        if _SIGNED.match(line):
            return next((_name(below) for below in lines[at + 1 :] if _name(below)), None)
    ranked = [at for at, line in enumerate(lines) if at and _RANK_ALONE.match(line)]
    return _name(lines[ranked[-1] - 1]) if ranked else None


def _name(text: str) -> str | None:
    name = _RANK_AFTER_NAME.sub("", text).strip(" ,.:")
    words = name.split()
    is_name = 2 <= len(words) <= 5 and all(w[0].isupper() or w in ("de", "van") for w in words)
    return name if is_name else None


def inspectors_stated(pages: Sequence[str], *, is_letter: bool, family: str) -> Statement:
    """Return how many inspectors the document says there were, counted over its own words."""
    if family == "jtai":
        return _absent("inspectors_stated", "Joint letters name inspectorates, not inspectors.")
    for number, page in enumerate(pages, start=1):
        if "nspector" not in page:
            continue
        text = flat(page)
        count = _visitors(text) if is_letter else _team(text)
        if count:
            return _said("inspectors_stated", str(count), number)
        if is_letter and number > 1:
            break
    return _absent(
        "inspectors_stated", "The document does not say how many inspectors there were."
    )


def _team(text: str) -> int | None:
    found = _TEAM.search(text)
    if found is None:
        return None
    team = found["team"]
    if _UNCOUNTED.search(team):
        return None
    counts = [number_of(one["count"]) for one in _ONE.finditer(team)]
    return sum(counts) or None


def _visitors(text: str) -> int | None:
    """Count the names in 'Inspectors for this visit were A, B and C'."""
    found = _VISITORS.search(text[text.find("Dear ") :])
    if found is None:
        return None
    told = found["names"].split("shadow")[0]
    return len(_A_NAME.findall(_NO_NAMES.sub(",", told))) or None


def addressee(pages: Sequence[str], *, is_letter: bool, family: str) -> Statement:
    """Return to whom a letter is addressed: the name and office above 'Dear'."""
    if not is_letter:
        return _absent("addressee", "This is a report, not a letter.")
    lines = plain_lines(pages[0])
    dear = next((at for at, line in enumerate(lines) if line.startswith("Dear ")), None)
    if dear is None:
        return _absent("addressee", "No greeting was found on the first page.")
    dated = [
        at for at, line in enumerate(lines[:dear]) if re.match(r"\d{1,2} \w+ 20\d\d", line)
    ]
    block = lines[dated[-1] + 1 : dear] if dated else []
    if not block or family == "jtai":
        return _said("addressee", lines[dear].removeprefix("Dear ").strip(" ,"), 1)
    offices = [line for line in block[1:4] if _OFFICE.search(line)]
    return _said("addressee", ", ".join([block[0], *offices[:1]]), 1)


def _said(field: str, value: str, page: int) -> Statement:
    return Statement(field=field, value=value, place=Place(page=page))


def _absent(field: str, reason: str) -> Statement:
    return Statement(field=field, value=None, absent_because=reason, place=NOWHERE)
