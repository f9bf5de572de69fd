"""Trust: which heads are evidence, and whose key may sign them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from firsthand.domain.accountability.head import Head, Signed, short
from firsthand.domain.accountability.witness import Finding, Witness

UNVOUCHED = (
    "Nobody but the copy itself says whose key signed it: give an earlier head or the public "
    "key, from another place than the copy."
)


@dataclass(frozen=True, kw_only=True)
class Trusted:
    """
    The heads that are evidence: `head` is that of the copy, None when it is no evidence.

    The earlier ones are in the order of their sizes. The findings are about the others.
    """

    head: Head | None
    earlier: tuple[Head, ...]
    findings: tuple[Finding, ...]
    remarks: tuple[str, ...]


def trusted(
    head: Head | None, earlier: Iterable[Head], *, keys: Collection[str], signed: Signed
) -> Trusted:
    """
    Sort heads by whether they are evidence.

    Without `keys`, the key of the oldest earlier head is the one to trust: its keeper had it
    before whatever happened later.
    """
    found: list[Finding] = []
    genuine = []
    for one in sorted(earlier, key=lambda kept: (kept.size, kept.at)):
        if signed(one):
            genuine.append(one)
        else:
            found.append(_unsigned(f"the earlier head of {one.at}"))
    own = head
    if head is not None and not signed(head):
        found.append(_unsigned("the head of the copy"))
        own = None
    right = frozenset(keys) or frozenset(one.key for one in genuine[:1])
    if not right:
        told = (UNVOUCHED,) if own else ()
        return Trusted(head=own, earlier=(), findings=tuple(found), remarks=told)
    if own is not None and own.key not in right:
        found.append(_other_key("the head of the copy", own, right))
    found += [
        _other_key(f"the earlier head of {one.at}", one, right)
        for one in genuine
        if one.key not in right
    ]
    kept = tuple(one for one in genuine if one.key in right)
    return Trusted(head=own, earlier=kept, findings=tuple(found), remarks=())


def _unsigned(what: str) -> Finding:
    said = f"{what} was not signed by the key that it names: it was changed, or made up"
    return Finding(witness=Witness.KEY, reason=said)


def _other_key(what: str, head: Head, right: Collection[str]) -> Finding:
    said = (
        f"{what} was signed by the key {short(head.key)}, not by "
        f"{' or '.join(sorted(map(short, right)))}. If the key was changed on purpose, give "
        "both with --key"
    )
    return Finding(witness=Witness.KEY, reason=said)
