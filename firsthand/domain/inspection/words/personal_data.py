"""
Personal data: warns when a text seems to tell who a child is.

Evidence is pseudonymous: a case is 'K-014', never a name. These are rules of thumb. They find
what looks like a name, a birthday, an address or a number given to one person; they miss names
written small and many that begin a sentence, and they warn of some words that are none. So
whoever writes can answer a warning with a reason. How often the warnings are right is measured
in `benchmarks/personal_data.py`.
"""

import re
from collections.abc import Callable, Iterator

from firsthand.domain.common.objection import Objection

TITLES = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev|Sir|Dame|PC|DC|DS|DI|Councillor|Cllr)"
# The bounds keep the time short on long texts without a space.
WORD = r"(?:[OD]['\u2019])?[A-Z][a-zà-öø-ÿ]{1,30}(?:[-'\u2019][A-Z]?[a-zà-öø-ÿ]{1,30}){0,3}"
TITLED = re.compile(rf"\b{TITLES}\.? {WORD}")
# Two or three words with capitals in a row, or one with an initial: 'Mia Invented', 'Mia I.'
FULL_NAME = re.compile(rf"\b({WORD}(?: (?:[A-Z]\.? )?{WORD})+|{WORD} [A-Z]\b\.?)")
INITIAL = re.compile(rf"(?<![\w.-])(?:[A-Z]\. ?){{1,3}}{WORD}")
# A capital after a small word is a name, unless it is a word of the field.
CAPITAL = re.compile(rf"\b[a-zà-öø-ÿ]+[,;:]? ({WORD})\b")
# A name that begins the sentence, told by what only a person does.
DOES = re.compile(
    rf"\b({WORD})(?:['\u2019]s)?(?: (?:said|told|says|tells|disclosed|was seen|went missing"
    r"|is \d|aged \d|mum|mother|father|dad|school|stepfather|boyfriend)"
    r"|,? \(?\d{1,2}\)?[, ])"
)
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH},? (?:19|20)\d\d"
    rf"|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d"
    r"|\d{1,2}[./-]\d{1,2}[./-](?:(?:19|20)?\d\d)"
    r"|(?:19|20)\d\d-\d\d-\d\d)"
)
BORN = re.compile(
    rf"\b(?:born|d\.?o\.?b\b|date of birth|birthday|birth date|turned \w+)[^;]{{0,20}}?{DAY}"
    rf"|{DAY}[^.;]{{0,12}}\b(?:birth|birthday)\b",
    re.IGNORECASE,
)
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b")
STREET = re.compile(
    rf"\b(?:flat |no\.? |number )?\d{{1,4}}[a-z]?,? (?:{WORD} ){{1,3}}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Close|Drive|Crescent|Terrace|Way|Court|Gardens|Grove"
    r"|Place|Square|Hill|Walk|Row|Mews|Rise|View)\b",
)
EMAIL = re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}\b")
PHONE = re.compile(r"(?<![\d-])\(?(?:\+44 ?|0)(?:\d\)?[ -]?){9,10}(?!\d)")
TEN_DIGITS = re.compile(r"(?<![\d])(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?!\d)")
NHS = re.compile(r"\bNHS\b[^.;\d]{0,12}\.? ?[^.;\d]{0,4}\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
UPN = re.compile(r"\b[A-Z]\d{11}[\dA-Z]\b")
CASE = re.compile(r"[A-Z]{1,4}-?\d{1,5}")

Finder = Callable[[str, frozenset[str]], Iterator[str]]


def warnings(text: str, no_names: frozenset[str]) -> tuple[Objection, ...]:
    """
    Return one warning for each thing in a text that seems to tell who somebody is.

    `no_names` are words, in small letters, that have a capital and are no names.
    """
    return tuple(
        Objection(
            rule=f"personal-{kind}",
            reason=f"The text seems to hold {what}: “{found}”.",
            remedy="Take it out and use the pseudonym of the case, or say why it stands.",
        )
        for kind, what, finder in FINDERS
        for found in dict.fromkeys(finder(text, no_names))
    )


def objections_to_case(case: str) -> tuple[Objection, ...]:
    """Return the objection to a case reference that is no pseudonym, if it is given."""
    if not case or CASE.fullmatch(case):
        return ()
    return (
        Objection(
            rule="case",
            reason=f"“{case}” is no pseudonym of a case.",
            remedy="Give one to four capital letters and up to five digits, such as K-014; "
            "never a name, a birthday or a number of the child.",
        ),
    )


def _names(text: str, no_names: frozenset[str]) -> Iterator[str]:
    """Yield what seems to be a name, whole names first and no part of one again."""
    told = [match for pattern in (TITLED, INITIAL) for match in pattern.finditer(text)]
    yield from (match.group() for match in told)
    for match in FULL_NAME.finditer(text):
        if name := _name_in(match.group(1).split(" "), no_names):
            told.append(match)
            yield name
    within = [match.span() for match in told]
    for pattern in (CAPITAL, DOES):
        for match in pattern.finditer(text):
            known = _is_known(match.group(1), no_names)
            if not known and not any(a <= match.start(1) < b for a, b in within):
                yield match.group(1)


def _name_in(parts: list[str], no_names: frozenset[str]) -> str:
    """Return the longest run of two or more words that are not known to be no names."""
    runs: list[list[str]] = [[]]
    for part in parts:
        if _is_known(part, no_names):
            runs.append([])
        else:
            runs[-1].append(part)
    longest = max(runs, key=len)
    return " ".join(longest) if len(longest) > 1 else ""


def _is_known(word: str, no_names: frozenset[str]) -> bool:
    bare = re.split(r"['\u2019]", word)[0].strip(".").casefold()
    return any(part in no_names for part in (bare, *bare.split("-")))


def _matches(pattern: re.Pattern[str]) -> Finder:
    return lambda text, _no_names: (match.group() for match in pattern.finditer(text))


def _addresses(text: str, _no_names: frozenset[str]) -> Iterator[str]:
    for pattern in (POSTCODE, STREET):
        yield from (match.group() for match in pattern.finditer(text))


def _numbers(text: str, _no_names: frozenset[str]) -> Iterator[str]:
    """Yield numbers given to one person: of the NHS, by its check digit, or of a pupil."""
    for match in TEN_DIGITS.finditer(text):
        if _is_nhs_number("".join(match.groups())):
            yield match.group()
    for pattern in (NHS, UPN):
        yield from (match.group() for match in pattern.finditer(text))


def _is_nhs_number(digits: str) -> bool:
    """Tell whether ten digits pass the check: weights 10 to 2, modulus 11 (NHS data model)."""
    weighted = (int(digit) * (10 - place) for place, digit in enumerate(digits[:9]))
    check = (11 - sum(weighted) % 11) % 11
    return check == int(digits[9])


FINDERS: tuple[tuple[str, str, Finder], ...] = (
    ("name", "somebody's name", _names),
    ("birthday", "a date of birth", _matches(BORN)),
    ("address", "an address", _addresses),
    ("number", "a number given to one person", _numbers),
    ("contact", "a telephone number", _matches(PHONE)),
    ("contact", "an e-mail address", _matches(EMAIL)),
)
