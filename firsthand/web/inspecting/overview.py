"""Overview: an inspection in numbers, in steps and in bars, in the shape of its page."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from firsthand.domain.inspection.acts.claims import Claim
from firsthand.domain.inspection.acts.evidence import OF_THE_BODY, Evidence, Relation
from firsthand.domain.inspection.acts.progress import STATE_TITLES, State
from firsthand.domain.inspection.collecting.open_questions import unanswered
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.presence import days_on_site
from firsthand.web.inspecting import coverage_shown, titles
from firsthand.web.inspecting.waiting import untested

COURSE = tuple(state for state in State if state is not State.ABANDONED)
WIDEST = 300  # pixels of the longest bar


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar: what it counts, how much, and how long it is."""

    label: str
    count: int
    length: float
    of_body: bool


def steps(conduct: Conduct) -> list[dict[str, object]]:
    """Return the states in order, those that are past and the one at which it stands."""
    if conduct.state is State.ABANDONED:
        return [{"title": STATE_TITLES[State.ABANDONED], "now": True, "done": False}]
    at = COURSE.index(conduct.state)
    return [
        {"title": STATE_TITLES[state], "now": place == at, "done": place < at}
        for place, state in enumerate(COURSE)
    ]


def numbers(conduct: Conduct, today: date) -> list[dict[str, object]]:
    """Return the numbers of the page, each with the page that it comes from."""
    evidence = conduct.bodies(Evidence)
    outside = [one for one in evidence if one.relation not in OF_THE_BODY]
    lines, voices = coverage_shown.counts(conduct)
    questions = unanswered(conduct)
    share = f"{round(100 * len(outside) / len(evidence))}%" if evidence else "None yet"
    told = [
        (len(evidence), "pieces of evidence", "evidence"),
        (share, "from outside the body's managers and records", "evidence"),
        (
            f"{len(untested(conduct))} of {len(conduct.bodies(Claim))}",
            "claims untested",
            "claims",
        ),
        (len(questions), "open questions", "claims"),
        (lines, "mandatory lines answered for", "enquiry"),
        (voices, "voices heard or accounted for", "enquiry"),
        (days_on_site(conduct), "inspector days on site", "team"),
    ]
    return [{"number": n, "words": words, "page": page} for n, words, page in told]


def bars(conduct: Conduct) -> dict[str, list[Bar]]:
    """Return evidence by kind of source and by how near it is to the body."""
    evidence = conduct.bodies(Evidence)
    sources = Counter(one.source for one in evidence)
    nearness = Counter(one.relation for one in evidence)
    official = {one.source for one in evidence if one.relation in OF_THE_BODY}
    return {
        "source": _bars(
            [
                (t, sources[key], key in official)
                for key, t in titles.SOURCES.items()
                if sources[key]
            ]
        ),
        "relation": _bars(
            [(titles.RELATIONS[r], nearness[r], r in OF_THE_BODY) for r in Relation]
        ),
    }


def _bars(told: list[tuple[str, int, bool]]) -> list[Bar]:
    most = max((count for _, count, _ in told), default=0) or 1
    return [
        Bar(label=label, count=count, length=round(WIDEST * count / most, 1), of_body=body)
        for label, count, body in told
    ]
