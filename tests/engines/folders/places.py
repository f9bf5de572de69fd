"""A day, somebody, and keys, for the tests of working folders."""

from datetime import UTC, date, datetime, timedelta

from firsthand.engines.file_keys import Key, Keys
from firsthand.engines.folders.access import Access
from firsthand.engines.folders.wrapping import Wrappers
from firsthand.engines.working_folder import WorkingFolder

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
LAST_DAY = date(2026, 3, 31)
NAMES = b"Zebedee Quillfeather, 2011-05-06\n" * 50
LITTLE_WORK = 2**4


def by(who="anne", *, why="to see how the lists overlap", days=0, command="linked judge"):
    return Access(who=who, why=why, command=command, at=NOW + timedelta(days=days))


def keys(tmp_path, *, passphrase="", secret=b"i"):
    return Wrappers(
        keys=Keys((Key(secret * 32),)),
        beside=tmp_path / "keys",
        passphrase=passphrase,
        work=LITTLE_WORK,
    )


def made(tmp_path, *, passphrase="", delete_on=LAST_DAY, name="study"):
    folder = WorkingFolder.create(
        tmp_path / name,
        delete_on=delete_on,
        key=keys(tmp_path, passphrase=passphrase),
        access=by(command="link"),
    )
    folder.write("records.parquet", NAMES, records=50)
    return folder


def opened(tmp_path, *, days=0, passphrase="", name="study"):
    return WorkingFolder.open(
        tmp_path / name, key=keys(tmp_path, passphrase=passphrase), access=by(days=days)
    )
