"""Places: where each act stands in its ledger, in the order of the log."""

from collections.abc import Iterator

from firsthand.domain.accountability.agreement import Place
from firsthand.store.models.ledger import LedgerAct

FIELDS = ("ledger", "number", "key", "kind", "entry__index")


def load_places() -> Iterator[Place]:
    """Yield every place in a ledger in the order of its entry in the log."""
    rows = LedgerAct.objects.order_by("entry__index").values_list(*FIELDS)
    for ledger, number, key, kind, entry in rows.iterator(chunk_size=2000):
        yield Place(ledger=ledger, number=number, key=key, kind=kind, entry=entry)
