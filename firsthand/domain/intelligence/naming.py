"""
Naming: which harms a report names, under which heading, and what it says of each.

A sentence belongs to every harm that it names. A sentence that plainly goes on from it ('These
are not always timely') and names no other harm belongs to the same harms.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from firsthand.domain.intelligence.criticism import Tone, tone
from firsthand.domain.intelligence.passage import Passage
from firsthand.domain.intelligence.sentences import paragraphs, plain, sentences
from firsthand.domain.intelligence.sighting import Mention
from firsthand.domain.intelligence.vocabulary import Vocabulary, Words, vocabulary
from firsthand.domain.reference.harm import Harm

NEVER_A_LOOK = ("cover", "about")
"""Parts of a report that hold titles and standing text, which nobody wrote about this place."""

FOLLOWS = 2
"""How many sentences may go on from one that names a harm; longer chains wander off."""

FOLLOWS_THE_SUBJECT = 3
"""The same in a paragraph that opens with the harm, where any sentence may go on from it."""

A_PARAGRAPH = 7
"""Sentences at most in a paragraph with one subject; unnumbered text runs on for pages."""

AN_OPENING = 90
"""Letters within which a paragraph names the harm that it is about."""

A_LIST = 4
"""Subjects in one sentence from which it is read as a list of harms, not as a look at each."""

TOGETHER = (
    frozenset(
        (
            "child-sexual-exploitation",
            "child-criminal-exploitation",
            "missing-children",
            "trafficking-and-modern-slavery",
            "serious-youth-violence",
        )
    ),
    frozenset(
        ("radicalisation", "female-genital-mutilation", "forced-marriage-and-honour-abuse")
    ),
    frozenset(("child-sexual-abuse", "harmful-sexual-behaviour")),
    frozenset(("domestic-abuse", "substance-misuse", "mental-ill-health-and-self-harm")),
)
"""Harms that one team or panel answers, so that naming them together is no list."""

_GOES_ON = re.compile(
    r"(?:however,? |as a (?:result|consequence),? |consequently,? |in addition,? |also,? |but |"
    r"furthermore,? |for (?:example|instance),? )?"
    r"(?:(?:when|where) (?:they|these|this|it)\b|this\b|these\b|they\b|it |"
    r"its |their |such |those |there (?:is|are|was|were)|"
    r"in (?:most|some|many|a small number of|several|these|other|too many) (?:cases|instances)|"
    r"(?:both|all|some|most|many|not all|too many|a (?:small|few|minority|lack)) "
    r"(?:of (?:these|them|the)|number of|children|young people|interviews|assessments|cases|"
    r"are|were|actions)|"
    r"inspectors (?:saw|found|identified|also)|(?:the )?(?:risk |return |home )?"
    r"(?:assessments?|interviews?|plans?|meetings?|response|information|quality|impact|"
    r"take-up|recording|analysis|timeliness|panel) )"
)
"""How a sentence begins that goes on from the one before it."""

_POINTS_BACK = re.compile(
    r"this (?:particularly |especially |also )?(?:applies|is (?:particularly|especially|also) |"
    r"was (?:particularly|especially|also) |includes )"
)
"""How a sentence begins that extends to a harm what the sentence before it said."""

_EXAMPLE = re.compile(
    r"\b(?:such as|includ(?:ing|es?)|(?<!^)(?:for example|for instance))\b[^.;]*$"
)
"""What stands before a harm that is named only as an example of something else."""


@dataclass(frozen=True, kw_only=True)
class _Named:
    """One sentence and how often it names a harm; no counts where it goes on from another."""

    harm: str
    strict: int
    wide: int
    reads_strict: bool
    tone: Tone
    listed: bool


@dataclass(kw_only=True)
class _Tally:
    """The counts of one harm under one heading, while they grow."""

    counts: dict[str, int] = field(default_factory=dict)
    pages: set[int] = field(default_factory=set)

    def add(self, counted: str, *, strict: bool) -> None:
        for reading in ("strict", "wide") if strict else ("wide",):
            key = f"{counted}_{reading}"
            self.counts[key] = self.counts.get(key, 0) + 1


def mentions(
    passages: Sequence[Passage], harms: Iterable[Harm], *, on: date
) -> tuple[Mention, ...]:
    """Return how a report published on `on` speaks of each harm, heading by heading."""
    known = vocabulary(tuple(harms), on=on)
    tallies: dict[tuple[str, str, str], _Tally] = {}
    for passage in passages:
        for named in _named(passage, known):
            key = (named.harm, passage.area, passage.heading)
            _count(tallies.setdefault(key, _Tally()), named, passage)
    return tuple(_mention(key, tally) for key, tally in sorted(tallies.items()))


def _count(tally: _Tally, named: _Named, passage: Passage) -> None:
    tally.pages.add(passage.page)
    for reading, times in (("strict", named.strict), ("wide", named.wide)):
        tally.counts[reading] = tally.counts.get(reading, 0) + times
    if passage.part in NEVER_A_LOOK:
        return
    strict = named.reads_strict
    if passage.part == "to-improve":
        if named.wide:
            tally.add("to_improve", strict=strict)
        return
    if named.tone.weakness:
        tally.add("criticised", strict=strict)
    if named.tone.weakness or (named.tone.strength and not named.listed):
        tally.add("examined", strict=strict)


def _mention(key: tuple[str, str, str], tally: _Tally) -> Mention:
    harm, area, heading = key
    counted = {
        f"{what}_{reading}": tally.counts.get(f"{what}_{reading}", 0)
        for what in ("criticised", "examined", "to_improve")
        for reading in ("strict", "wide")
    }
    return Mention(
        harm=harm,
        area=area,
        heading=heading,
        strict=tally.counts["strict"],
        wide=tally.counts["wide"],
        pages=tuple(sorted(tally.pages)),
        **counted,
    )


def _named(passage: Passage, known: Vocabulary) -> Iterator[_Named]:
    for paragraph in paragraphs(plain(passage.text)):
        telling = known.telling(paragraph.lower())
        if telling or known.always:
            yield from _in_paragraph(sentences(paragraph), known, telling)


def _in_paragraph(said: list[str], known: Vocabulary, telling: list[str]) -> Iterator[_Named]:
    before: list[_Named] = []
    left = 0
    subject = False
    for at, sentence in enumerate(said):
        found = _in_sentence(sentence, known, telling)
        if found and at and _POINTS_BACK.match(sentence) and tone(said[at - 1]).weakness:
            found = [replace(one, tone=tone(said[at - 1])) for one in found]
        if found:
            subject = subject or (at == 0 and _is_subject(said, known, telling))
            before = [one for one in found if not one.listed]
            left = FOLLOWS_THE_SUBJECT if subject else FOLLOWS
            yield from found
        elif before and left and (subject or _GOES_ON.match(sentence)):
            left -= 1
            heard = tone(sentence)
            yield from (replace(one, strict=0, wide=0, tone=heard) for one in before)
        else:
            before = []


def _is_subject(said: list[str], known: Vocabulary, telling: list[str]) -> bool:
    """Tell whether a whole paragraph is about a harm: it is short and opens with one."""
    opening = said[0][:AN_OPENING]
    short = len(said) <= A_PARAGRAPH
    return short and any(not one.listed for one in _in_sentence(opening, known, telling))


def _in_sentence(sentence: str, known: Vocabulary, telling: list[str]) -> list[_Named]:
    possible = known.perhaps_in(sentence, telling)
    hits = [(each, wide) for each in possible if (wide := _times(each.wide, sentence))]
    if not hits:
        return []
    heard = tone(sentence)
    listed = _is_list({each.harm for each, _ in hits})
    return [_hit(each, wide, sentence, heard, listed=listed) for each, wide in hits]


def _hit(words: Words, wide: int, sentence: str, heard: Tone, *, listed: bool) -> _Named:
    strict = _times(words.strict, sentence) if words.strict else 0
    first = words.wide.search(sentence)
    example = first is not None and _EXAMPLE.search(sentence, 0, first.start()) is not None
    return _Named(
        harm=words.harm,
        strict=strict,
        wide=max(wide, strict),
        reads_strict=strict > 0,
        tone=heard,
        listed=listed or example,
    )


def _times(expression: re.Pattern[str], sentence: str) -> int:
    return len(expression.findall(sentence))


def _is_list(harms: set[str]) -> bool:
    """Tell whether a sentence that names these harms merely lists them."""
    subjects = {next((n for n, g in enumerate(TOGETHER) if h in g), h) for h in harms}
    return len(subjects) >= A_LIST
