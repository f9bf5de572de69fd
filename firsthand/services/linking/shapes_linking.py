"""Shapes of linking: what the command line and Python print of linked lists, without people."""

from collections.abc import Sequence
from typing import Any

from firsthand.domain.prevalence.linkage.waterfall import Step
from firsthand.domain.prevalence.linkage.written_model import as_data
from firsthand.services.linking.counted import Grouped, Swept
from firsthand.services.linking.linking import LinkAnswer
from firsthand.stats.hidden.overlaps import Overlaps

Row = dict[str, Any]
STEPS = ("name", "label", "weight", "total")
SUREST = 0.9999  # nearer to 1 or 0, a probability is told only as nearer
BLANK = " cells are blank."


def of_answer(answer: LinkAnswer) -> Row:
    """Return everything that may be said of a linkage."""
    model = as_data(answer.model)
    folder = answer.folder
    return {
        "lists": of_lists(answer),
        "mapping": answer.read.mapping["lists"],
        "confirmed": answer.read.confirmed,
        "engine": answer.asked.engine,
        "seed": answer.asked.seed,
        "model": model,
        "pairs": {
            "compared": answer.pairs.compared,
            "kept": answer.pairs.frame.height,
            "linked": answer.linked,
            "set_aside": answer.aside,
        },
        "threshold": answer.asked.threshold,
        "people": answer.people,
        "overlaps": of_overlaps(answer.overlaps),
        "by_group": None if answer.grouped is None else of_grouped(answer.grouped),
        "sweep": [of_swept(one) for one in answer.sweep],
        "folder": None if folder is None else str(folder.path),
        "delete_on": None if folder is None else folder.facts.delete_on,
        "reasons": list(answer.reasons),
    }


def of_lists(answer: LinkAnswer) -> list[Row]:
    """Return each list with its records, people and duplicates."""
    told = zip(answer.read.lists, answer.duplicates, strict=True)
    return [
        {
            "name": one.name,
            "file": one.file,
            "records": one.records,
            "people": one.records - again,
            "duplicates": again,
            "problems": list(one.problems),
        }
        for one, again in told
    ]


def of_overlaps(table: Overlaps) -> Row:
    """Return a table of overlaps, its rows as `firsthand hidden` reads them."""
    return {"lists": list(table.lists), "rows": rows(table)}


def rows(table: Overlaps) -> list[Row]:
    """Return a row for each combination of lists: 1 or 0 for each list, and the count."""
    return [
        {**dict(zip(table.lists, history, strict=True)), "count": count}
        for history, count in zip(table.histories.tolist(), table.counts.tolist(), strict=True)
    ]


def columns(table: Overlaps) -> tuple[str, ...]:
    """Return the headings of those rows."""
    return (*table.lists, "count")


def of_grouped(found: Grouped) -> Row:
    """Return the tables of all groups as one, with a column that names the group."""
    return {
        "by": found.by,
        "rows": grouped_rows(found),
        "people_with_several_groups": found.differing,
    }


def grouped_rows(found: Grouped) -> list[Row]:
    """Return the rows of each group's table, as `firsthand hidden --by` reads them."""
    return [{found.by: name, **row} for name, table in found.tables for row in rows(table)]


def written(answer: LinkAnswer) -> tuple[list[Row], tuple[str, ...]]:
    """Return the rows of overlaps and their headings, by group where groups were asked for."""
    headings = columns(answer.overlaps)
    if answer.grouped is None:
        return rows(answer.overlaps), headings
    return grouped_rows(answer.grouped), (answer.grouped.by, *headings)


def of_swept(one: Swept) -> Row:
    """Return how many people there are at a threshold, and how many two lists share."""
    names, shared = one.overlaps.lists, one.overlaps.shared
    return {
        "threshold": one.threshold,
        "linked": one.linked,
        "people": one.people,
        "shared": [
            {"lists": [names[left], names[right]], "people": int(shared[left, right])}
            for left in range(len(names))
            for right in range(left + 1, len(names))
        ],
        "counts": one.overlaps.counts.tolist(),
    }


def of_steps(steps: tuple[Step, ...]) -> list[Row]:
    """Return the steps of a waterfall."""
    return [{name: getattr(step, name) for name in STEPS} for step in steps]


def of_pair(steps: tuple[Step, ...]) -> Row:
    """Return the weight of a pair, its probability, and the steps that make it."""
    weight = steps[-1].total
    return {
        "weight": weight,
        "probability": 1 / (1 + 2.0**-weight),
        "steps": of_steps(steps),
    }


def probability_said(probability: float) -> str:
    """Return a probability in so many digits that what is not certain is never 1 or 0."""
    if probability > SUREST:
        return f"more than {SUREST}"
    if probability < 1 - SUREST:
        return f"less than {1 - SUREST:.4f}"
    return f"{probability:.4f}".rstrip("0")


def short(row: Row) -> Row:
    """Return a step as a terminal shows it."""
    return {**row, **{name: f"{row[name]:+.2f}" for name in ("weight", "total")}}


def problems_said(problems: Sequence[Row]) -> list[str]:
    """Return what was noticed in a list, a sentence each; blank cells of all columns in one."""
    blank = [one for one in problems if one["reason"].endswith(BLANK)]
    said = [f"{one['reason']} {one['remedy']}" for one in problems if one not in blank]
    if blank:
        columns = "; ".join(one["reason"].removesuffix(BLANK) for one in blank)
        said.append(f"Blank cells: {columns}. {blank[0]['remedy']}")
    return said
