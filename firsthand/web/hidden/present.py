"""Put an answer in the shape of the page: sentences, pictures and the tables behind them."""

from dataclasses import dataclass, replace
from typing import Any

from firsthand.domain.prevalence import telling
from firsthand.domain.prevalence.answer import HiddenAnswer
from firsthand.domain.prevalence.carrying import carried, counts_of, leading
from firsthand.domain.prevalence.groups import ByGroup, stated
from firsthand.domain.prevalence.method_names import NAMES
from firsthand.services import shapes_hidden
from firsthand.services.waiting import Waited
from firsthand.web.hidden import bars, upset

SHOWN = 10  # combinations that carry the estimate; the download has all


@dataclass(frozen=True, kw_only=True)
class Changed:
    """What the number is when a list is left out, or two are one, by each method tried."""

    change: str
    observed: int
    by_method: dict[str, float | None]


def shown(answer: HiddenAnswer, groups: ByGroup | None) -> dict[str, Any]:
    """Return what the page shows of an answer."""
    counts = counts_of(answer)
    held = sorted(((n, c) for n, c in counts.items() if c), key=lambda one: -one[1])
    first = leading(answer)
    moved = carried(answer)
    return {
        "answer": answer,
        "head": stated(answer),
        "sentence": telling.sentence(answer),
        "means": telling.NOT_A_LIST,
        "assumptions": telling.ASSUMPTIONS,
        "would_change": telling.would_change(answer),
        "names": NAMES,
        "told": telling.told,
        "methods": bars.drawings(answer),
        "overlaps": upset.drawings(answer),
        "sizes": list(zip(answer.table.lists, map(int, answer.table.sizes), strict=True)),
        "held": held,
        "empty": len(counts) - len(held),
        "moved": moved,
        "weights": moved.weights[:SHOWN] if moved else (),
        "changed": changed(answer),
        "variant_methods": tuple(dict.fromkeys(one.method for one in answer.variants)),
        "leading": first,
        "sensitivity": first.detail.get("sensitivity") if first else None,
        "group_sentence": telling.of_groups(groups) if groups else "",
        "group_rows": shapes_hidden.group_rows(groups) if groups else (),
    }


def on_the_way(waited: Waited) -> Waited:
    """Return how far an answer has come, with its method named as the answer will name it."""
    group, _, method = waited.phase.rpartition(", ")
    if method not in NAMES:
        return waited
    named = f"{NAMES[method]}, tables drawn again"
    return replace(waited, phase=f"{group}: {named}" if group else named)


def changed(answer: HiddenAnswer) -> tuple[Changed, ...]:
    """Return the variants of an answer, one row for each change."""
    found: dict[str, Changed] = {}
    for one in answer.variants:
        row = found.setdefault(
            one.change, Changed(change=one.change, observed=one.observed, by_method={})
        )
        row.by_method[one.method] = one.estimate
    return tuple(found.values())
