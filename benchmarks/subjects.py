"""Measure the search for new subjects: speed, placebo, replay, and a subject put back."""

import argparse
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
from machine import machine
from subjects_held_out import CHILD, HELD_OUT, PARENT, TELLS

from firsthand.domain.surveillance.subjects.counting import Counted, counted
from firsthand.domain.surveillance.subjects.emerging import Asked, emerging, looks
from firsthand.domain.surveillance.subjects.merging import concepts
from firsthand.domain.surveillance.subjects.raising import Raising, families, raising
from firsthand.domain.surveillance.subjects.sentences import sentences
from firsthand.domain.surveillance.subjects.subject import Subject, quarter, subjects
from firsthand.domain.surveillance.subjects.text import Text
from firsthand.engines.sentence_vectors import vectors
from firsthand.refdata.read_subjects import subject_words
from firsthand.sources.texts import read_texts
from firsthand.stats.novelty import Design, evidence
from firsthand.stats.placebo import shuffled_within

SHARED = Path(os.environ.get("FIRSTHAND_SHARED", "../shared"))
REPORTS = SHARED / "data/public/ofsted-ilacs-scrape-tool/export_data/inspection_reports"
END = date(2025, 12, 31)
SEED = 20261129
PLACEBOS = 20
# The concepts that were dated by hand before, and the day on which a third authority had each
# (`text_burst_detector_flags.csv`). They were known when the method was made.
DATED = {
    "radicalisation": (("radicali", "extremis", "prevent duty"), date(2015, 3, 27)),
    "county lines": (("county lines",), date(2017, 9, 4)),
    "criminal exploitation": (("criminal exploit", "criminally"), date(2017, 11, 24)),
    "contextual safeguarding": (("contextual",), date(2018, 6, 12)),
    "covid": (("covid", "pandemic"), date(2021, 11, 19)),
    "unregistered": (("unregistered",), date(2022, 2, 11)),
    "extra-familial": (("extra-familial",), date(2022, 1, 14)),
    "modern slavery": (("slavery",), date(2016, 6, 27)),
    "serious youth violence": (("youth violence",), date(2017, 4, 7)),
    "knife crime": (("knife",), date(2017, 7, 14)),
    "national transfer": (("national transfer",), date(2019, 4, 15)),
}


def main() -> None:
    """Print the measurements as Markdown."""
    given = argparse.ArgumentParser()
    given.add_argument("folder", nargs="?", type=Path, default=REPORTS)
    given.add_argument(
        "--part", choices=("all", "speed", "real", "replay", "put-back"), default="all"
    )
    asked = given.parse_args()
    print(f"# New subjects in texts\n\n{machine()}\n", flush=True)
    texts = read_texts(asked.folder, workers=1, progress=quiet).texts
    if asked.part in ("all", "real", "replay"):
        held = counted(texts, subject_words(), progress=quiet)
        if asked.part != "replay":
            for rate in (0.1, 0.2, 0.3):
                chronology(held, rate)
            placebo(held)
        replay(held)
    if asked.part in ("all", "put-back"):
        put_back(texts)
    if asked.part in ("all", "speed"):
        speed(texts)


def quiet(_done: int, _total: int, _what: str) -> None:
    """Show no progress."""


def speed(texts: Sequence[Text]) -> None:
    """Print sentences per second for each step."""
    steps: list[tuple[str, float, int]] = []

    def timed(name: str, act: Callable[[], object], size: Callable[[], int]) -> object:
        began = time.process_time()
        done = act()
        steps.append((name, time.process_time() - began, size()))
        return done

    every: list[str] = []
    timed(
        "cut into sentences",
        lambda: every.extend(line for text in texts for line in sentences(text.body)),
        lambda: len(every),
    )
    lexicon = subject_words()
    held = timed(
        "sentences, harm, terms, names, standing text",
        lambda: counted(texts, lexicon, progress=quiet),
        lambda: len(every),
    )
    assert isinstance(held, Counted)
    found = timed("evidence and 40 shuffles", lambda: raised(held, 0.1), lambda: len(every))
    assert isinstance(found, Raising)
    timed("vectors of all sentences", lambda: vectors(every), lambda: len(every))
    timed("merging", lambda: concepts(found.raised, held, vectors), lambda: len(every))
    whole = timed(
        "the whole after reading",
        lambda: emerging(texts, lexicon, vectors, asked=Asked(as_of=END), progress=quiet),
        lambda: len(every),
    )
    assert whole
    print("## Speed\n")
    print(f"{len(texts)} texts, {len(every):,} sentences, {len(held.terms):,} terms.\n")
    print("| step | CPU seconds | sentences a CPU second |\n|---|---|---|")
    for name, seconds, size in steps:
        print(f"| {name} | {seconds:.1f} | {size / max(seconds, 1e-9):,.0f} |")


def raised(held: Counted, rate: float, *, shuffles: int = 40, seed: int = 1) -> Raising:
    """Return what is raised of counts."""
    return raising(
        held,
        Design(looks=looks(held, END)),
        rate=rate,
        shuffles=shuffles,
        rng=np.random.default_rng(seed),
        progress=quiet,
    )


def named(found: Raising, held: Counted) -> tuple[Subject, ...]:
    """Return raised terms as subjects."""
    return subjects(concepts(found.raised, held, vectors), held)


def hits(found: Sequence[Subject], stems: Sequence[str]) -> list[Subject]:
    """Return the subjects of which a term begins with, or holds, one of the stems."""
    return [one for one in found if any(s in term for term in one.terms for s in stems)]


def chronology(held: Counted, rate: float) -> None:
    """Print when each dated concept is flagged at a rate."""
    result = raised(held, rate)
    found = named(result, held)
    per_quarter: dict[str, int] = {}
    for one in found:
        per_quarter[one.quarter] = per_quarter.get(one.quarter, 0) + 1
    quarters = len({quarter(date.fromordinal(int(d))) for d in looks(held, END)})
    print(f"## Chronology at a rate of {rate}\n")
    print(
        f"{len(found)} concepts in {quarters} quarters, {len(found) / quarters:.1f} a quarter, "
        f"at most {max(per_quarter.values(), default=0)}; expected false "
        f"{result.expected_false:.1f} of {result.families} families.\n"
    )
    print("| concept | third authority | flagged | lag, months | rank | places |")
    print("|---|---|---|---|---|---|")
    lags = []
    for at, (concept, (stems, third)) in enumerate(DATED.items()):
        flagged = sorted(hits(found, stems), key=lambda one: one.flagged_on)
        after = [one for one in flagged if one.flagged_on >= third] or flagged
        if not after:
            print(f"| {concept} | {third} | - | - | - | - |")
            continue
        lag = (after[0].flagged_on - third).days / 30.44
        lags += [lag] if at < 7 else []
        print(
            f"| {concept} | {third} | {after[0].flagged_on} | {lag:.1f} | {after[0].rank} "
            f"| {after[0].places} |"
        )
    print(
        f"\nMedian lag of {len(lags)} of the seven: {np.median(lags):.1f} months.\n", flush=True
    )


def placebo(held: Counted) -> None:
    """Print what the whole method, and its fixed level, raise where dates are shuffled."""
    real = raised(held, 0.1)
    of_real = len(named(real, held))
    rng, design = np.random.default_rng(SEED), Design(looks=looks(held, END))
    family = families(held)
    whole, at_level = [], []
    for number in range(PLACEBOS):
        days = shuffled_within(held.days, held.sightings.group, rng)
        # A place's second text may now come before its first: what was counted stays counted.
        dated = tuple(
            replace(source, on=date.fromordinal(int(day)))
            for source, day in zip(held.sources, days, strict=True)
        )
        other = replace(held, sources=dated)
        whole.append(len(named(raised(other, 0.1, shuffles=10, seed=number), other)))
        found = evidence(held.sightings, days, design)
        passed = found.term[found.evidence >= (real.level or np.inf)]
        at_level.append(len(np.unique(family[passed])))
    print("## Placebo: dates shuffled within kinds of text\n")
    print(
        f"{PLACEBOS} placebo runs. At the level of the real run ({real.level:.2f}) "
        f"{np.mean(at_level):.2f} families pass ({min(at_level)} to {max(at_level)}) "
        f"beside {real.families} real ones: {np.mean(at_level) / real.families:.3f}. The whole "
        f"command, which sets its level anew, raises {np.mean(whole):.2f} concepts "
        f"({min(whole)} to {max(whole)}) beside {of_real} real ones: "
        f"{np.mean(whole) / of_real:.3f}.\n",
        flush=True,
    )


def until(held: Counted, as_of: date) -> Counted:
    """Return the counts of the sources up to a day, as the command would count them then."""
    kept = np.array([source.on <= as_of for source in held.sources])
    pairs = kept[held.sightings.text]
    sightings = replace(
        held.sightings,
        term=held.sightings.term[pairs],
        text=held.sightings.text[pairs],
        group=held.sightings.group[kept],
    )
    return replace(held, sources=held.sources[: int(kept.sum())], sightings=sightings)


def replay(held: Counted) -> None:
    """Print when the command, run each half year on what there was, first names a concept."""
    first: dict[str, date] = {}
    runs = [date(year, month, 1) for year in range(2015, 2026) for month in (1, 7)]
    new: list[int] = []
    known: set[str] = set()
    for run in runs:
        part = until(held, date.fromordinal(run.toordinal() - 1))
        found = named(raised(part, 0.1, shuffles=10), part)
        fresh = [one for one in found if not known & set(one.terms)]
        new.append(len(fresh))
        known |= {term for one in found for term in one.terms}
        for concept, (stems, _) in DATED.items():
            if hits(found, stems):
                first.setdefault(concept, run)
    print("## Replay: run each half year on what was public\n")
    print(f"{len(runs)} runs; {np.mean(new):.1f} were new in a run, at most {max(new)}.\n")
    print("| concept | third authority | first named | lag, months |\n|---|---|---|---|")
    for concept, (_, third) in DATED.items():
        on = first.get(concept)
        lag = f"{(on - third).days / 30.44:.1f}" if on else "-"
        print(f"| {concept} | {third} | {on or '-'} | {lag} |")
    print(flush=True)


def put_back(texts: Sequence[Text]) -> None:
    """Print how long a held-out subject takes to be flagged, by sources a quarter and style."""
    lexicon = subject_words()
    pool: list[str] = []
    stripped = [replace(text, body=_without(text.body, pool)) for text in texts]
    styles = {"professional": pool, "child": list(CHILD), "parent": list(PARENT)}
    begin = date(2015, 7, 1)
    print("## A held-out subject put back\n")
    print(
        f"{len(pool)} sentences on exploitation by criminals taken out of the reports; from "
        f"{begin} one sentence in texts of k places a quarter, until the end of 2017 (about 9 "
        "reports appear in a quarter). Months from the beginning until it is flagged.\n"
    )
    print(
        "| style | "
        + " | ".join(f"k = {k}" for k in (1, 2, 3, 5))
        + " |\n|---|---|---|---|---|"
    )
    for style, lines in styles.items():
        cells = []
        for k in (1, 2, 3, 5):
            rng = np.random.default_rng([SEED, k])
            stream = list(_stream(stripped, lines, k, begin, rng))
            held = counted(stream, lexicon, progress=quiet)
            found = named(raised(held, 0.1, shuffles=10), held)
            told = [one for one in found if any(map(TELLS[style].search, one.terms))]
            on = min((one.flagged_on for one in told if one.flagged_on > begin), default=None)
            cells.append(f"{(on - begin).days / 30.44:.0f}" if on else "not found")
        print(f"| {style} | " + " | ".join(cells) + " |", flush=True)


def _without(body: str, pool: list[str]) -> str:
    kept = []
    for line in sentences(body):
        if HELD_OUT.search(line):
            pool.append(line)
        else:
            kept.append(line)
    return "\n\n".join(kept)


def _stream(
    texts: Sequence[Text], lines: Sequence[str], k: int, begin: date, rng: np.random.Generator
) -> Iterator[Text]:
    """Yield the texts before 2018, one sentence more in those of k places each quarter."""
    kept = [text for text in texts if text.on < date(2018, 1, 1)]
    by_quarter: dict[str, list[int]] = {}
    for at, text in enumerate(kept):
        if text.on >= begin:
            by_quarter.setdefault(quarter(text.on), []).append(at)
    chosen = {int(at) for members in by_quarter.values() for at in rng.permutation(members)[:k]}
    for at, text in enumerate(kept):
        if at in chosen:
            line = lines[int(rng.integers(len(lines)))]
            yield replace(text, body=f"{text.body}\n\n{line}")
        else:
            yield text


if __name__ == "__main__":
    main()
