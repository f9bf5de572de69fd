"""Where files of evidence lie, what encrypts them and what scans them, as settings."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from firsthand.config.home import var

MEGABYTE = 1024 * 1024
LARGEST_LIMIT = 1024  # megabytes
FILES_AT_ONCE = 4  # files of full size in one request, and a little for the fields


def _limit() -> int:
    """Return the bytes that one file may have."""
    given = os.environ.get("FIRSTHAND_FILE_LIMIT_MB") or "25"
    if not given.isdecimal() or not 0 < int(given) <= LARGEST_LIMIT:
        raise ImproperlyConfigured(
            f"FIRSTHAND_FILE_LIMIT_MB is {given!r}. Needed: whole megabytes, 1 to "
            f"{LARGEST_LIMIT}."
        )
    return int(given) * MEGABYTE


def _evidence() -> dict[str, object]:
    """Return the storage of evidence: a folder, or a bucket when one is named."""
    if bucket := os.environ.get("FIRSTHAND_FILES_S3_BUCKET"):
        named = {
            "bucket_name": bucket,
            "endpoint_url": os.environ.get("FIRSTHAND_FILES_S3_ENDPOINT"),
            "region_name": os.environ.get("FIRSTHAND_FILES_S3_REGION"),
            "location": os.environ.get("FIRSTHAND_FILES_S3_PREFIX"),
        }
        options = {key: value for key, value in named.items() if value}
        return {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {**options, "default_acl": None, "file_overwrite": False},
        }
    folder = os.environ.get("FIRSTHAND_FILES") or var() / "files"
    return {
        "BACKEND": "firsthand.engines.storage.Folder",
        "OPTIONS": {"location": str(folder)},
    }


STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # nothing uses it
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "evidence": _evidence(),
}
FILE_LIMIT = _limit()
REQUEST_LIMIT = max(50 * MEGABYTE, FILES_AT_ONCE * FILE_LIMIT + 2 * MEGABYTE)
# An upload is never written to disk in the clear: it stays in memory, which REQUEST_LIMIT keeps
# bounded, until it is encrypted.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = REQUEST_LIMIT
# The keys are outside the database and not beside the files: a copy of one opens nothing.
FILE_KEYS = os.environ.get("FIRSTHAND_FILE_KEYS", "")
FILE_KEYS_MADE = Path(var() / "keys" / "file-key")
# Keys of working folders of linked data, each wrapped by the newest of these keys, unless by a
# passphrase; apart from the folders, so that a copy of a folder alone opens nothing.
FOLDER_KEYS = FILE_KEYS_MADE.parent / "working-folders"
LINK_PASSPHRASE = os.environ.get("FIRSTHAND_LINK_PASSPHRASE", "")
CLAMD = os.environ.get("FIRSTHAND_CLAMD", "")
