"""The check of the own database: the log against every deposited head, and the ledgers."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path

from django.conf import settings

from firsthand.domain.accountability.agreement import Agreement, Place
from firsthand.domain.accountability.checking import Check
from firsthand.domain.accountability.head import Head
from firsthand.domain.accountability.trust import trusted
from firsthand.domain.accountability.witness import Verdict
from firsthand.services.record import deposits
from firsthand.services.record.heads import signed_by_its_key
from firsthand.store import log, places

Progress = Callable[[int, int, str], None]
OFTEN = 2000
NOTHING_DEPOSITED = (
    "No head was deposited yet, so that only what is in the database could be compared with "
    "itself. `firsthand log head` deposits one."
)


def verify_own(
    *,
    heads: Sequence[Head] = (),
    keys: Collection[str] = (),
    progress: Progress = lambda _done, _total, _what: None,
) -> Verdict:
    """
    Return the verdict on the database of this installation.

    It is compared with the heads that were deposited here, and with those given.
    """
    kept, problems = deposits.load(Path(settings.LOG_HEADS))
    sorted_out = trusted(None, {*kept, *heads}, keys=keys, signed=signed_by_its_key)
    check, agreement = Check(sizes=(one.size for one in sorted_out.earlier)), Agreement()
    following = places.load_places()
    place = next(following, None)
    size = log.size()
    for entry in log.load_entries(details=True, end=size):
        check.see(entry)
        while place is not None and place.entry < entry.index:
            place = next(following, None)  # its entry is missing, which the check tells
        here: Place | None = place if place and place.entry == entry.index else None
        if wrong := agreement.objection(entry, here):
            check.note(wrong)
        if check.seen % OFTEN == 0:
            progress(check.seen, size, "Entries")
    verdict = check.end(sorted_out)
    alone = () if kept or heads else (NOTHING_DEPOSITED,)
    remarks = (*verdict.remarks, *problems, *alone)
    return replace(verdict, remarks=remarks)
