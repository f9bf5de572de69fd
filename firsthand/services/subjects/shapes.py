"""Shapes of subjects: what the command line, the API and downloads say of them."""

from firsthand.domain.surveillance.subjects.subject import Subject
from firsthand.services.subjects.finding import SubjectsAnswer

COLUMNS = (
    "concept",
    "terms",
    "first_seen",
    "third_place_on",
    "flagged_on",
    "quarter",
    "rank",
    "places",
    "sources",
    "q_value",
    "evidence",
    "in_harm",
)


def of_subject(one: Subject) -> dict[str, object]:
    """Return one subject: terms, counts, places and days."""
    return {
        "concept": one.concept,
        "terms": list(one.terms),
        "first_seen": [{"place": seen.place, "on": seen.on} for seen in one.first_seen],
        "third_place_on": one.third_place_on,
        "flagged_on": one.flagged_on,
        "quarter": one.quarter,
        "rank": one.rank,
        "places": one.places,
        "sources": one.sources,
        "q_value": round(one.q_value, 4),
        "evidence": round(one.evidence, 3),
        "in_harm": round(one.in_harm, 3),
    }


def account(answer: SubjectsAnswer) -> tuple[str, ...]:
    """Return in sentences what was read and what the answer is worth."""
    found, held = answer.found, answer.found.counted
    read = (
        f"Read: {answer.read} texts in {answer.files} files, {held.sentences} sentences, "
        f"{held.in_context} of them in a context of harm; {held.standing} more are standing "
        "text and left out."
    )
    looked = (
        f"Looked on the first of each month, {found.looks} times, at {len(held.terms)} terms. "
        f"Of {found.raised} raised, {found.expected_false:.1f} are to be expected by chance."
    )
    told = [read, looked]
    if found.beyond:
        told.append(f"{found.beyond} more were raised than their quarters had room for.")
    if not found.looks:
        told.append("No look was possible: the texts do not reach half a year back.")
    if answer.not_read:
        told.append(f"Not read: {len(answer.not_read)} files or rows.")
    if answer.beside:
        told.append(f"Left alone: {answer.beside} files of other kinds.")
    return tuple(told)
