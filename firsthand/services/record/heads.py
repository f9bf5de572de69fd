"""
Heads: sign the log as it is, and deposit what was signed where the database cannot reach.

No head is signed over a log that does not begin with what was signed last: a server must not
put its name to a forgery because it was asked at the right moment.
"""

from datetime import datetime
from pathlib import Path

from django.conf import settings

from firsthand.domain.accountability.head import Head, short, signed_text, text_of
from firsthand.domain.accountability.tree import Tree
from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused, refuse_if
from firsthand.engines import signing
from firsthand.services.record import deposits
from firsthand.services.record.growing import GROWING

# For the public: the reasons name places of the server.
UNSIGNED = (
    "The log cannot be signed now: it does not go on from what was signed last, or its key is "
    "not there. Those who run the server learn more from `firsthand log head` and "
    "`firsthand verify`."
)
MOVED = (
    "If it was replaced on purpose, move the heads in {folder} to another place, and tell "
    "everybody who keeps heads."
)


def head(now: datetime) -> Head:
    """Return the head of the log as it is, signed; refuse when it is not what was signed."""
    return head_of(GROWING.tree(), now=now)


def head_of(tree: Tree, *, now: datetime) -> Head:
    """Return the signed head of a tree."""
    before = deposits.newest(_folder())
    refuse_if(objections_to_signing(tree, before))
    key = _key(before)
    size = tree.size
    told = {
        "size": size,
        "root": tree.root(size).hex(),
        "at": now.isoformat(timespec="seconds"),
        "key": key.public,
    }
    return Head(**told, signature=key.sign(signed_text(**told)))


def deposit(now: datetime) -> Head:
    """Write the head into the folder of heads, unless its log was deposited or is empty."""
    signed = head(now)
    before = deposits.newest(_folder())
    same = before is not None and (before.size, before.root) == (signed.size, signed.root)
    if signed.size and not same:
        deposits.add(signed, _folder())
    return signed


def deposit_daily(now: datetime) -> Head | None:
    """Deposit the first head of a day; return None when that was done."""
    before = deposits.newest(_folder())
    if before is not None and before.at[:10] >= now.isoformat()[:10]:
        return None
    return deposit(now)


def deposited() -> tuple[Head, ...]:
    """Return the heads that were deposited, oldest first."""
    return deposits.load(_folder())[0]


def public_pem() -> str:
    """Return the public key of this log as PEM."""
    return signing.public_pem(_key(deposits.newest(_folder())).public)


def signed_by_its_key(one: Head) -> bool:
    """Tell whether the key that a head names signed it."""
    return signing.verified(text_of(one), signature=one.signature, public=one.key)


def objections_to_signing(tree: Tree, before: Head | None) -> tuple[Objection, ...]:
    """Return why a log may not be signed after the head that was signed before."""
    if before is None:
        return ()
    if before.size <= tree.size and tree.root(before.size).hex() == before.root:
        return ()
    return (
        Objection(
            rule="log-changed",
            reason=(
                f"The log does not begin with the {before.size:,} entries that were signed on "
                f"{before.at}, so nothing is signed: it was changed, or put back to an earlier "
                "day."
            ),
            remedy=(
                "`firsthand verify` tells where. Put back the database of that day. "
                + MOVED.format(folder=_folder())
            ),
        ),
    )


def _key(before: Head | None) -> signing.Key:
    """Return the key, made only where nothing was ever signed."""
    path = Path(settings.LOG_KEY)
    if before is None:
        return signing.key_at(path)
    key = signing.read_key(path)
    if key.public != before.key:
        raise Refused(
            Objection(
                rule="log-key",
                reason=(
                    f"The key at {path} is {short(key.public)}, and the last head was signed "
                    f"by {short(before.key)}."
                ),
                remedy=f"Put the old key back. {MOVED.format(folder=_folder())}",
            )
        )
    return key


def _folder() -> Path:
    return Path(settings.LOG_HEADS)
