"""The log of acts, the acts of each ledger, and the files that belong to them."""

from django.db import models
from django.db.models import Q

from firsthand.store.models.added_only import AddedOnly


class LogEntry(AddedOnly):
    """
    One entry of the log, in the very text that was hashed.

    `index` counts from 0 without a gap. `detail` is canonical JSON; `commitment` is the hash of
    the salt and the detail, `leaf` the hash in the Merkle tree.
    """

    index = models.BigIntegerField(unique=True)
    at = models.TextField()
    act = models.TextField()
    subject = models.TextField()
    by = models.TextField()
    salt = models.CharField(max_length=32)
    detail = models.TextField()
    commitment = models.CharField(max_length=64)
    leaf = models.CharField(max_length=64)

    class Meta:
        """Names the table, and how one subject's entries are found in their order."""

        db_table = "log_entry"
        indexes = (models.Index(fields=["subject", "index"], name="log_entry_of_subject"),)


class LedgerAct(AddedOnly):
    """
    The place of an act in its ledger: one inspection's, or the people's.

    Two who act at once both want the next `number`; the database lets one of them have it. The
    `key` is the sender's own, so that what is sent twice is recorded once.
    """

    ledger = models.TextField()
    number = models.PositiveIntegerField()
    key = models.TextField()
    kind = models.TextField()
    entry = models.OneToOneField(LogEntry, models.PROTECT, related_name="ledger_act")

    class Meta:
        """Names the table and its two natural keys."""

        db_table = "ledger_act"
        constraints = (
            models.UniqueConstraint(fields=["ledger", "number"], name="ledger_act_number_once"),
            models.UniqueConstraint(fields=["ledger", "key"], name="ledger_act_key_once"),
            models.CheckConstraint(condition=Q(number__gt=0), name="ledger_act_from_one"),
        )


class KeptFile(AddedOnly):
    """A file as it was taken in; its encrypted content lies in the storage as `file_id`."""

    file_id = models.CharField(max_length=32, unique=True)
    ledger = models.TextField(db_index=True)
    added_at = models.DateTimeField()
    by = models.TextField()
    name = models.TextField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.TextField()
    key_id = models.CharField(max_length=16)  # which key outside the database opens it

    class Meta:
        """Names the table."""

        db_table = "kept_file"


class ScanResult(AddedOnly):
    """What a virus scan of a file said; 'not-scanned' says why, and is never 'clean'."""

    file = models.ForeignKey(KeptFile, models.PROTECT, related_name="scans")
    at = models.DateTimeField()
    verdict = models.TextField()
    said = models.TextField(blank=True)

    class Meta:
        """Names the table and the verdicts that there are."""

        db_table = "scan_result"
        constraints = (
            models.CheckConstraint(
                condition=Q(verdict__in=("clean", "infected", "not-scanned")),
                name="scan_result_verdict",
            ),
        )


class PublicationFile(AddedOnly):
    """The PDF made of a publication, or why making it failed."""

    inspection_id = models.TextField(db_index=True)
    made_at = models.DateTimeField()
    document_sha256 = models.CharField(max_length=64)
    content = models.BinaryField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    failed_because = models.TextField(blank=True)

    class Meta:
        """Names the table; there is a file or a reason."""

        db_table = "publication_file"
        constraints = (
            models.CheckConstraint(
                condition=Q(content__isnull=False) | ~Q(failed_because=""),
                name="publication_file_or_reason",
            ),
        )
