"""
Sign-off: reviews by people who wrote nothing of it, and each inspectorate's own signature.

A review or a signature is of the content as it stood at one act. Any later act of content, a
correction of a comma too, makes both void: what is published is what was read.
"""

from collections.abc import Iterator

from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.acts.opening import INSPECTORATES, Inspectorate
from firsthand.domain.inspection.acts.signing import Reviewed, Signed
from firsthand.domain.inspection.acts.team import Part
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.protocol import Protocol
from firsthand.domain.people.actor import Actor


def review_id(person: str, inspectorate: Inspectorate) -> str:
    """Return the identifier of one person's review of one inspectorate's part."""
    return f"{person}:{inspectorate.value}"


def standing_reviews(conduct: Conduct, inspectorate: Inspectorate) -> tuple[Reviewed, ...]:
    """Return the newest review by each reviewer who still takes part, of whatever content."""
    return tuple(
        act.body
        for act in conduct.current(Reviewed)
        if act.body.inspectorate is inspectorate
        and act.body.id == review_id(act.by, inspectorate)
        and _may_still_review(conduct, act.by)
    )


def valid_reviews(conduct: Conduct, inspectorate: Inspectorate) -> tuple[Reviewed, ...]:
    """Return the reviews that approve the content as it stands now."""
    return tuple(
        one
        for one in standing_reviews(conduct, inspectorate)
        if one.approved and one.of_content == conduct.content
    )


def valid_signature(conduct: Conduct, inspectorate: Inspectorate) -> Signed | None:
    """Return the signature of an inspectorate's own lead under the content as it stands now."""
    for act in conduct.current(Signed):
        ours = act.body.inspectorate is inspectorate and act.body.of_content == conduct.content
        if ours and _leads(conduct, act.by, inspectorate):
            return act.body
    return None


def objections_to_sign_off(conduct: Conduct, protocol: Protocol) -> tuple[Objection, ...]:
    """Return what is missing of reviews and signatures, inspectorate by inspectorate."""
    return (
        *objections_to_reviews(conduct, protocol),
        *(
            _unsigned(inspectorate)
            for inspectorate in conduct.inspectorates
            if valid_signature(conduct, inspectorate) is None
        ),
    )


def objections_to_reviews(
    conduct: Conduct, protocol: Protocol, *, of: Inspectorate | None = None
) -> tuple[Objection, ...]:
    """Return what is missing of the reviews, of one inspectorate's part or of all."""
    parts = conduct.inspectorates if of is None else (of,)
    return tuple(objection for part in parts for objection in _of_part(conduct, part, protocol))


def objections_to_review(
    conduct: Conduct, reviewed: Reviewed, *, by: Actor
) -> tuple[Objection, ...]:
    """Return why a review cannot be recorded."""
    found: list[Objection] = []
    if reviewed.inspectorate not in conduct.inspectorates:
        found.append(_not_here(reviewed.inspectorate))
    if conduct.wrote(by.code):
        found.append(
            Objection(
                rule="own-work",
                reason=f"{by.name} collected or wrote part of what is to be reviewed.",
                remedy="Let somebody review it who wrote nothing of it.",
            )
        )
    if reviewed.of_content != conduct.content:
        found.append(_changed(conduct, reviewed.of_content))
    if not reviewed.comment.strip():
        found.append(
            Objection(
                rule="comment-empty",
                reason="The review does not say what was looked at.",
                remedy="Say in a sentence what you checked and what you make of it.",
            )
        )
    return tuple(found)


def objections_to_signing(
    conduct: Conduct, signed: Signed, protocol: Protocol, *, by: Actor
) -> tuple[Objection, ...]:
    """Return why somebody cannot sign an inspectorate's part."""
    if signed.inspectorate not in conduct.inspectorates:
        return (_not_here(signed.inspectorate),)
    if not _leads(conduct, by.code, signed.inspectorate):
        return (
            Objection(
                rule="other-part",
                reason=f"{by.name} does not lead for the "
                f"{INSPECTORATES[signed.inspectorate].lower()}.",
                remedy="Each inspectorate signs its own part, by its own lead, and no other.",
            ),
        )
    if signed.of_content != conduct.content:
        return (_changed(conduct, signed.of_content),)
    return objections_to_reviews(conduct, protocol, of=signed.inspectorate)


def _of_part(conduct: Conduct, part: Inspectorate, protocol: Protocol) -> Iterator[Objection]:
    name = INSPECTORATES[part].lower()
    approved = valid_reviews(conduct, part)
    if len(approved) < protocol.reviewers:
        yield Objection(
            rule="reviews",
            reason=f"The part of the {name} as it stands has {len(approved)} of "
            f"{protocol.reviewers} approving reviews.",
            remedy="Ask people who neither wrote nor collected anything of it. A review of "
            "earlier content does not count.",
        )
    for review in standing_reviews(conduct, part):
        if not review.approved:
            yield Objection(
                rule="rejected",
                reason=f"A reviewer rejected the part of the {name}: {review.comment}",
                remedy="Change what they object to; it stands until they approve themselves.",
            )


def _may_still_review(conduct: Conduct, person: str) -> bool:
    member = conduct.member(person)
    reviews = member is not None and member.part is Part.REVIEWER
    return reviews and not conduct.wrote(person)


def _leads(conduct: Conduct, person: str, inspectorate: Inspectorate) -> bool:
    member = conduct.member(person)
    leads = member is not None and member.part is Part.LEAD
    return leads and member is not None and member.inspectorate is inspectorate


def _unsigned(inspectorate: Inspectorate) -> Objection:
    return Objection(
        rule="unsigned",
        reason=f"The {INSPECTORATES[inspectorate].lower()} has not signed its part as it "
        "stands.",
        remedy="Its lead signs; a signature under earlier content does not count.",
    )


def _changed(conduct: Conduct, given: int) -> Objection:
    return Objection(
        rule="changed-meanwhile",
        reason=f"This is of the content as it stood at act {given}; the last change is act "
        f"{conduct.content}.",
        remedy="Read what changed since, then send it again.",
    )


def _not_here(inspectorate: Inspectorate) -> Objection:
    return Objection(
        rule="inspectorate-not-here",
        reason=f"The {INSPECTORATES[inspectorate].lower()} takes no part in this inspection.",
        remedy="Name one that does.",
    )
