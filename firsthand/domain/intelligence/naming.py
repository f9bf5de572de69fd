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

FOLLOWS = 3
"""How many sentences may go on from one that names a harm; longer chains wander off."""

A_LIST = 3
"""Harms in one sentence from which it is read as a list of harms, not as a look at each."""

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
)
"""Harms that one team or panel answers, so that naming them together is no list."""

_GOES_ON = re.compile(
    r"(?:however,? |as a (?:result|consequence),? |consequently,? |in addition,? |also,? |but |"
    r"although |while |furthermore,? |for (?:example|instance),? |in (?:most|some|many|a small|"
    r"several|these|other|too many) |when (?:they|these|this|it)|where (?:they|these|this|it)|"
    r"this|these|they|it |its |their|such|those|there (?:is|are|was|were|has|have)|both|all |"
    r"some |most |many |not all |too many |a (?:small|few|minority|lack)|inspectors|"
    r"(?:the )?(?:risk |return |home )?(?:assessments?|interviews?|plans?|meetings?|response|"
    r"information|quality|impact|recording|strategy|panel|practice|work) )"
)


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
    text = plain(passage.text)
    lowered = " ".join(text.lower().split())
    present = known.stems_in(lowered)
    if not present and not known.always:
        return
    for paragraph in paragraphs(text):
        yield from _in_paragraph(sentences(paragraph), known, present)


def _in_paragraph(
    said: list[str], known: Vocabulary, present: tuple[str, ...]
) -> Iterator[_Named]:
    before: list[_Named] = []
    left = 0
    for sentence in said:
        found = _in_sentence(sentence, known, present)
        if found:
            before, left = found, FOLLOWS
            yield from found
            continue
        if before and left and _GOES_ON.match(sentence):
            left -= 1
            heard = tone(sentence)
            yield from (replace(one, strict=0, wide=0, tone=heard) for one in before)
            continue
        before = []


def _in_sentence(sentence: str, known: Vocabulary, present: tuple[str, ...]) -> list[_Named]:
    words = known.named_by(known.stems_in(sentence, present))
    hits = [(each, wide) for each in words if (wide := _times(each.wide, sentence))]
    if not hits:
        return []
    heard = tone(sentence)
    listed = _is_list({each.harm for each, _ in hits})
    return [_hit(each, wide, sentence, heard, listed=listed) for each, wide in hits]


def _hit(words: Words, wide: int, sentence: str, heard: Tone, *, listed: bool) -> _Named:
    strict = _times(words.strict, sentence) if words.strict else 0
    return _Named(
        harm=words.harm,
        strict=strict,
        wide=max(wide, strict),
        reads_strict=strict > 0,
        tone=heard,
        listed=listed,
    )


def _times(expression: re.Pattern[str], sentence: str) -> int:
    return sum(1 for _ in expression.finditer(sentence))


def _is_list(harms: set[str]) -> bool:
    """Tell whether a sentence that names these harms merely lists them."""
    subjects = {next((n for n, g in enumerate(TOGETHER) if h in g), h) for h in harms}
    return len(subjects) >= A_LIST
