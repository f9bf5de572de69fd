"""
Plain words: what in a text hedges, hides who acts, or asks only for paper (R8, R9).

The checker flags and explains; it never rewrites. A flag says where, why, and what would help;
its author changes the text or answers the flag with a reason. It knows words and their order,
not meaning: how often it is wrong is published in `docs/methods/plain-words.md`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from firsthand.domain.inspection.words.paper_only import only_paper
from firsthand.domain.inspection.words.word_groups import Vocabulary

LONGEST_SENTENCE = 35  # words; GOV.UK advises 25, reports of inspections seldom hold to that
SENTENCE = re.compile(r"\S[^.?!\n]*(?:[.?!](?!\s|$)[^.?!\n]*)*[.?!]*")
WORD = re.compile(r"\w[\w'\u2019-]*")
PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:(?:not|also|now|all|well|\w+ly)\s+){0,3}"
    r"(?P<done>\w{2,30}ed|found|seen|held|made|given|taken|kept|known|shown|told|heard|met|put|"
    r"set|left|lost|done|sent|brought|understood|written|undertaken|drawn|built|led|run|sought)\b",
    re.IGNORECASE,
)
BY = re.compile(r"\bby\s+(?!(?:the\s+)?(?:end|time|day|\d))\w", re.IGNORECASE)
# 'supervision of newly qualified social workers' names those who get it, not who gives it.
RECIPIENT = re.compile(
    r"\b(?:of|for|to|with|from|between|among|across|in|on|at|about|within)\s+"
    r"(?:[\w'\u2019-]+\s+){0,3}$",
    re.IGNORECASE,
)
NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|"
    r"hundred|half|third|quarter|every|each|all|none|no)\b",
    re.IGNORECASE,
)


class TextKind(StrEnum):
    """As what a text is written; each kind has its own checks."""

    FINDING = "finding"
    RECOMMENDATION = "recommendation"
    DIFFERENT = "different"  # what will be different for children
    SEEN_BY = "seen-by"  # how it will be seen


class FlagKey(StrEnum):
    """What a flag is about."""

    ONLY_PAPER = "only-paper"
    NOBODY_NAMED = "nobody-named"
    NO_SUBJECT = "no-subject"
    HEDGING = "hedging"
    JARGON = "jargon"
    LONG_SENTENCE = "long-sentence"
    NO_CHILD = "no-child"
    PAPER_PROOF = "paper-proof"
    NO_MEASURE = "no-measure"
    NO_RECOMMENDATION = "no-recommendation"


@dataclass(frozen=True, kw_only=True)
class Passage:
    """The flagged words and where they stand in the text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Flag:
    """
    One thing to look at again: why it is flagged, and what would help.

    `thing` is the number of what holds the text and `part` the field of it, once the text is
    part of an inspection; `answer` is then the author's reason to leave it, if there is one.
    """

    key: FlagKey
    passage: Passage
    why: str
    helps: str
    thing: str = ""
    part: str = ""
    answer: str = ""


def flags(text: str, kind: TextKind, words: Vocabulary) -> tuple[Flag, ...]:
    """Return what is flagged in a text, in the order in which it stands there."""
    found = (flag for check in CHECKS[kind] for flag in check(text, words))
    return tuple(sorted(found, key=lambda one: (one.passage.start, one.passage.end, one.key)))


def text_hash(*texts: str) -> str:
    """Return the hash by which an answered flag knows the text that it was raised for."""
    return sha256("\x00".join(texts).encode("utf-8", "surrogatepass")).hexdigest()


def _hedging(text: str, words: Vocabulary) -> Iterator[Flag]:
    for match, group in words.found("hedge", text):
        yield Flag(
            key=FlagKey.HEDGING,
            passage=_passage(text, *match.span()),
            why=f"“{match[0]}” leaves open how many, how often or whether.",
            helps=group.plain,
        )


def _jargon(text: str, words: Vocabulary) -> Iterator[Flag]:
    for match, group in words.found("jargon", text):
        yield Flag(
            key=FlagKey.JARGON,
            passage=_passage(text, *match.span()),
            why=f"A parent or councillor would have to ask what “{match[0]}” means.",
            helps=f"In plain words: {group.plain}.",
        )


def _long_sentences(text: str, _words: Vocabulary) -> Iterator[Flag]:
    for match in SENTENCE.finditer(text):
        count = len(WORD.findall(match[0]))
        if count > LONGEST_SENTENCE:
            yield Flag(
                key=FlagKey.LONG_SENTENCE,
                passage=_passage(text, *match.span()),
                why=f"The sentence has {count} words; few readers follow more than "
                f"{LONGEST_SENTENCE}.",
                helps="Make two or three sentences of it.",
            )


def _nobody_acts(text: str, words: Vocabulary) -> Iterator[Flag]:
    """Yield each sentence in which something is done, or must be, and nobody does it."""
    for match in SENTENCE.finditer(text):
        place = _where_nobody_acts(match[0], words)
        if place is not None:
            start = match.start() + place[0]
            yield Flag(
                key=FlagKey.NO_SUBJECT,
                passage=_passage(text, start, match.start() + place[1]),
                why=f"“{match[0][place[0] : place[1]]}” does not say who did it or must do it.",
                helps="Begin with who: the social workers, their managers, the director.",
            )


def _where_nobody_acts(sentence: str, words: Vocabulary) -> tuple[int, int] | None:
    phrases = words.spans("phrase", sentence)
    if phrases:
        return phrases[0]
    if BY.search(sentence) or any(words.has(who, sentence) for who in ("actor", "pronoun")):
        return None
    for passive in PASSIVE.finditer(sentence):
        if not words.has("state", passive["done"]):
            return passive.span()
    opening = " ".join(sentence.split()[:8])
    abstract = words.spans("abstraction", opening)
    if abstract and not words.has("child", opening[: abstract[0][0]]):
        return (0, len(sentence.rstrip()))
    return None


def _nobody_named(text: str, words: Vocabulary) -> Iterator[Flag]:
    if text.strip() and not _acts_somewhere(text, words):
        yield Flag(
            key=FlagKey.NOBODY_NAMED,
            passage=_passage(text, 0, len(text)),
            why="The recommendation names no office, role or team that is to act.",
            helps="Begin with who is to do it.",
        )


def _acts_somewhere(text: str, words: Vocabulary) -> bool:
    """Tell whether somebody stands in the text as the one who acts, not who gets it."""
    return any(
        not RECIPIENT.search(text[max(0, start - 40) : start])
        for start, _ in words.spans("actor", text)
    )


def _only_paper(text: str, words: Vocabulary) -> Iterator[Flag]:
    if only_paper(text, words):
        yield Flag(
            key=FlagKey.ONLY_PAPER,
            passage=_passage(text, 0, len(text)),
            why="It can be carried out by making, checking or signing papers, and no child "
            "would notice anything.",
            helps="Say what somebody will do with or for children; let the paper follow.",
        )


def _no_child(text: str, words: Vocabulary) -> Iterator[Flag]:
    if text.strip() and not words.has("child", text):
        yield Flag(
            key=FlagKey.NO_CHILD,
            passage=_passage(text, 0, len(text)),
            why="What will be different names no child, young person or family.",
            helps="Say what a child will have, hear or be spared that they are not now.",
        )


def _paper_proof(text: str, words: Vocabulary) -> Iterator[Flag]:
    on_paper = words.has("thing", text) or words.has("act", text)
    if on_paper and not (words.has("child", text) or words.has("done", text)):
        yield Flag(
            key=FlagKey.PAPER_PROOF,
            passage=_passage(text, 0, len(text)),
            why="It would be seen on paper alone, where nothing in practice need have changed.",
            helps="Say who follows cases through, watches the work, or asks children.",
        )


def _no_measure(text: str, _words: Vocabulary) -> Iterator[Flag]:
    if text.strip() and not NUMBER.search(text):
        yield Flag(
            key=FlagKey.NO_MEASURE,
            passage=_passage(text, 0, len(text)),
            why="It does not say how many cases or people will be looked at or asked.",
            helps="Give a number, such as 30 referrals drawn by lot.",
        )


def _passage(text: str, start: int, end: int) -> Passage:
    return Passage(start=start, end=end, text=text[start:end])


Check = Callable[[str, Vocabulary], Iterator[Flag]]
OF_EVERY_TEXT: tuple[Check, ...] = (_hedging, _jargon, _long_sentences)
CHECKS: dict[TextKind, tuple[Check, ...]] = {
    TextKind.FINDING: (*OF_EVERY_TEXT, _nobody_acts),
    TextKind.RECOMMENDATION: (*OF_EVERY_TEXT, _only_paper, _nobody_named),
    TextKind.DIFFERENT: (*OF_EVERY_TEXT, _no_child),
    TextKind.SEEN_BY: (*OF_EVERY_TEXT, _paper_proof, _no_measure),
}
