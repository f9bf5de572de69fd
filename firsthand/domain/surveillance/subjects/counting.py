"""
Counting: which terms stand in a context of harm in which texts.

A sentence is in a context of harm when it, the one before or the one after speaks of harm.
What is printed word for word in a tenth of the texts of a kind, and at three places or more,
is standing text of a form and is left out. Texts of one place, kind and month are one source; a
term that the same place used within the last half year is not counted again, so that no single
writer makes a subject.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from firsthand.domain.surveillance.subjects.lexicon import Lexicon, Told
from firsthand.domain.surveillance.subjects.names import Capitals
from firsthand.domain.surveillance.subjects.sentences import fingerprint, runs, sentences
from firsthand.domain.surveillance.subjects.terms import Phrasing
from firsthand.domain.surveillance.subjects.text import Text
from firsthand.stats.novelty import Ints, Sightings

STANDING = 3  # places
STANDING_SHARE = 0.1  # of the texts of its kind
AGAIN = 183  # days
FEWEST_PLACES = 3
FEWEST_OF_A_KIND = 20  # texts; smaller kinds are read as one, 'other'
OTHER = "other"
MOSTLY_IN_HARM = 0.65  # of its sentences hold another word of harm
# A term of few sentences is read as if it had four more of the usual share, so that three
# sentences by chance do not make it a term of harm.
DOUBT, USUAL = 4, 0.3
Words = tuple[str, ...]
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, kw_only=True)
class Source:
    """The texts of one place, kind and month."""

    place: str
    kind: str
    on: date  # of the latest of them


@dataclass(frozen=True, kw_only=True)
class Counted:
    """Terms and sources, and which stands in which; nothing of the texts themselves."""

    terms: tuple[Words, ...]
    sources: tuple[Source, ...]
    sightings: Sightings
    in_harm: tuple[float, ...]  # of each term: its share of sentences with another word of harm
    sentences: int
    in_context: int
    standing: int

    @property
    def days(self) -> Ints:
        """Return the day of each source as `date.toordinal`."""
        return np.array([source.on.toordinal() for source in self.sources], dtype=np.int64)


def counted(texts: Sequence[Text], lexicon: Lexicon, *, progress: Progress) -> Counted:
    """Return the counts of all terms that three places or more have in a context of harm."""
    kinds = _kinds(texts)
    cut = [sentences(text.body) for text in texts]
    marks = [[fingerprint(line) for line in lines] for lines in cut]
    standing = _standing(texts, marks)
    reader = _Reader(lexicon=lexicon, standing=standing)
    by_source: dict[tuple[str, str, str], dict[Words, list[int]]] = defaultdict(dict)
    latest: dict[tuple[str, str, str], date] = {}
    for done, (text, lines, held) in enumerate(zip(texts, cut, marks, strict=True), start=1):
        key = (text.place, kinds[text.kind], f"{text.on:%Y-%m}")
        latest[key] = max(text.on, latest.get(key, text.on))
        reader.read(lines, held, by_source[key])
        if done % 50 == 0 or done == len(texts):
            progress(done, len(texts), "texts")
    order = sorted(latest, key=lambda key: (latest[key], key))
    sources = [Source(place=key[0], kind=key[1], on=latest[key]) for key in order]
    return _assembled(sources, [by_source[key] for key in order], reader)


def _kinds(texts: Iterable[Text]) -> dict[str, str]:
    count = Counter(text.kind for text in texts)
    if len(count) == 1:
        return {kind: kind for kind in count}
    return {kind: kind if n >= FEWEST_OF_A_KIND else OTHER for kind, n in count.items()}


def _standing(texts: Sequence[Text], marks: Sequence[Sequence[int]]) -> frozenset[int]:
    """Return the fingerprints of sentences that many texts of a kind have word for word."""
    size = Counter(text.kind for text in texts)
    seen: dict[tuple[str, int], list[int]] = defaultdict(list)
    for at, (text, held) in enumerate(zip(texts, marks, strict=True)):
        for mark in set(held):
            seen[text.kind, mark].append(at)
    return frozenset(
        mark
        for (kind, mark), at in seen.items()
        if len(at) >= max(STANDING, STANDING_SHARE * size[kind])
        and len({texts[one].place for one in at}) >= STANDING
    )


class _Reader:
    """Reads the sentences of texts into terms; counts what it read and what it left out."""

    def __init__(self, *, lexicon: Lexicon, standing: frozenset[int]) -> None:
        self.harm, self.phrasing = Told(lexicon, "harm"), Phrasing.of(lexicon)
        self.capitals = Capitals(lexicon)
        self.standing = standing
        self.sentences = self.in_context = self.left_out = 0

    def read(
        self, lines: Sequence[str], marks: Sequence[int], into: dict[Words, list[int]]
    ) -> None:
        """Add what a text says to what its source said; `marks` are its fingerprints."""
        kept = [
            line for line, mark in zip(lines, marks, strict=True) if mark not in self.standing
        ]
        self.sentences += len(kept)
        self.left_out += len(lines) - len(kept)
        cut = [runs(line) for line in kept]
        small = [[[word.casefold() for word in run] for run in one] for one in cut]
        harm = [sum(self.harm[word] for run in one for word in run) for one in small]
        for at, one in enumerate(small):
            if any(harm[max(0, at - 1) : at + 2]):
                self.in_context += 1
                self.capitals.add(cut[at])
                self._take(one, harm[at], into)

    def _take(self, one: list[list[str]], harm: int, into: dict[Words, list[int]]) -> None:
        for term in {term for run in one for term in self.phrasing.terms(run)}:
            held = into.setdefault(term, [0, 0])
            held[0] += 1
            held[1] += harm > sum(self.harm[word] for word in term)


def _assembled(
    sources: list[Source], said: list[dict[Words, list[int]]], reader: _Reader
) -> Counted:
    places: dict[Words, set[str]] = defaultdict(set)
    for source, terms in zip(sources, said, strict=True):
        for term in terms:
            places[term].add(source.place)
    kept = sorted(
        term
        for term, held in places.items()
        if len(held) >= FEWEST_PLACES and not reader.capitals.names(term)
    )
    number = {term: at for at, term in enumerate(kept)}
    pairs = list(_pairs(sources, said, number))
    shares = np.zeros((len(kept), 2))
    for terms in said:
        for term, (every, harm) in terms.items():
            if term in number:
                shares[number[term]] += (every, harm)
    kinds = sorted({source.kind for source in sources})
    in_harm = (shares[:, 1] + DOUBT * USUAL) / (shares[:, 0] + DOUBT)
    return Counted(
        terms=tuple(kept),
        sources=tuple(sources),
        sightings=Sightings(
            term=np.array([term for term, _ in pairs], dtype=np.int64),
            text=np.array([text for _, text in pairs], dtype=np.int64),
            terms=len(kept),
            group=np.array([kinds.index(source.kind) for source in sources], dtype=np.int64),
            may_cross=in_harm >= MOSTLY_IN_HARM,
        ),
        in_harm=tuple(in_harm.tolist()),
        sentences=reader.sentences,
        in_context=reader.in_context,
        standing=reader.left_out,
    )


def _pairs(
    sources: list[Source], said: list[dict[Words, list[int]]], number: dict[Words, int]
) -> Iterator[tuple[int, int]]:
    """Yield term and source, leaving out what the same place said within half a year before."""
    last: dict[tuple[int, str], date] = {}
    for at, (source, terms) in enumerate(zip(sources, said, strict=True)):
        for term in sorted(number[one] for one in terms if one in number):
            before = last.get((term, source.place))
            if before is None or (source.on - before).days > AGAIN:
                last[term, source.place] = source.on
                yield term, at
