"""Parts and proofs: what is small enough to be in memory, checked by itself."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from firsthand.domain.accountability.copied import (
    Opening,
    Unreadable,
    entry_from,
    last_from,
    objection_to_text,
    path_from,
    told_in,
)
from firsthand.domain.accountability.head import Head, NoHead, head_from
from firsthand.domain.accountability.parts import PartCheck
from firsthand.domain.accountability.tree import consistent
from firsthand.domain.accountability.trust import trusted
from firsthand.domain.accountability.witness import Finding, Verdict, Witness
from firsthand.services.record.heads import signed_by_its_key
from firsthand.services.record.proofs import CONSISTENCY, INCLUSION

Rows = list[tuple[str, dict[str, Any]]]
OTHER_SIZE = (
    "The head of {at} has another size than this one's ({size:,} entries), so that they cannot "
    "be compared here. A copy of the whole log, or `firsthand log prove --from HEAD`, can."
)


def part(
    lines: Iterator[str], opening: Opening, heads: Sequence[Head], keys: Collection[str]
) -> Verdict:
    """Return the verdict on a part of a log; Unreadable when it has no head at all."""
    rows = [(line, told_in(line)) for line in lines]
    try:
        head = last_from(rows[-1][1]) if rows else None
    except NoHead as reason:
        raise Unreadable(f"its last line is a wrong head: {reason}") from None
    if head is None:
        raise Unreadable("it ends without a signed head, and without one it proves nothing")
    check = PartCheck(subject=opening.subject, head=head)
    for number, (line, told) in enumerate(rows[:-1]):
        _see(check, line, told, number)
    if check.seen != opening.size:
        said = f"the first line tells of {opening.size} entries, and there are {check.seen}"
        check.note(Finding(witness=Witness.TEXT, reason=said))
    return _ended(check, head, heads, keys)


def _see(check: PartCheck, line: str, told: dict[str, Any], number: int) -> None:
    try:
        if set(told) != {"entry", "path"}:
            raise Unreadable("it has other fields than an entry and its path")
        check.see(entry_from(told["entry"]), path_from(told["path"]))
        said = objection_to_text(line, told)
    except Unreadable as reason:
        said = str(reason)
    if said:
        said = f"line {number + 2} does not hold: {said}"
        check.note(Finding(witness=Witness.TEXT, reason=said))


def proof(told: dict[str, Any], heads: Sequence[Head], keys: Collection[str]) -> Verdict | None:
    """Return the verdict on a proof; None when it is none."""
    kind = told.get("format")
    if kind not in (INCLUSION, CONSISTENCY):
        return None
    try:
        head = head_from(told.get("head"))
        if kind == CONSISTENCY:
            return _consistency(told, head, heads, keys)
        check = PartCheck(subject="", head=head)
        check.see(entry_from(told.get("entry")), path_from(told.get("path")))
    except NoHead as reason:
        raise Unreadable(str(reason)) from None
    return _ended(check, head, heads, keys)


def _consistency(
    told: dict[str, Any], head: Head, heads: Sequence[Head], keys: Collection[str]
) -> Verdict:
    """Compare the earlier head of a proof, or the one given of its size, with the later."""
    before = head_from(told.get("from"))
    verdict = _ended(PartCheck(subject="", head=head), head, (*heads, before), keys)
    same_size = [one for one in (*heads, before) if one.size == before.size]
    path = path_from(told.get("path"))
    found = [
        Finding(
            witness=Witness.EARLIER_HEAD,
            reason=f"the proof does not lead from the head of {one.at} to the later one",
            entry=0,
            until=one.size - 1,
        )
        for one in same_size
        if not consistent(
            path,
            first=one.size,
            first_root=bytes.fromhex(one.root),
            second=head.size,
            second_root=bytes.fromhex(head.root),
        )
    ]
    remarks = tuple(_not_comparable(heads, {before.size, head.size}, head))
    agreed = () if found else (before.size,)
    findings = (*found[:1], *verdict.findings)
    return replace(
        verdict, entries=head.size, agreed=agreed, findings=findings, remarks=remarks
    )


def _ended(
    check: PartCheck, head: Head, heads: Sequence[Head], keys: Collection[str]
) -> Verdict:
    sorted_out = trusted(head, heads, keys=keys, signed=signed_by_its_key)
    agreed = []
    for one in sorted_out.earlier:
        if one.size == head.size and one.root != head.root:
            said = f"the head of {one.at} signed other entries than this one, of the same size"
            check.note(Finding(witness=Witness.EARLIER_HEAD, reason=said))
        elif one.size == head.size:
            agreed.append(one.size)
    verdict = check.end(untrusted=sorted_out.findings)
    apart = _not_comparable(sorted_out.earlier, {head.size}, head)
    remarks = (*verdict.remarks, *sorted_out.remarks, *apart)
    return replace(verdict, agreed=tuple(agreed), remarks=remarks)


def _not_comparable(heads: Sequence[Head], sizes: set[int], head: Head) -> Iterator[str]:
    for one in heads:
        if one.size not in sizes:
            yield OTHER_SIZE.format(at=one.at, size=head.size)
