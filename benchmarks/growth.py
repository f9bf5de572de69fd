"""Measure cost as data grows: the inspections of today, ten and a hundred times (made up)."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from machine import machine, peak_memory

TODAY = 900  # inspections whose report was read, in round numbers
TIMES = (1, 10, 100)
AS_OF = date(2026, 11, 22)


def made_up(number: int, codes: list[str], harms: list[str]) -> object:
    """Return the reading of one invented report, with ten mentions."""
    from firsthand.domain.intelligence.reading import Reading
    from firsthand.domain.intelligence.sighting import (
        FIELDS,
        Mention,
        PrintedGrade,
        Sighting,
        Statement,
    )
    from firsthand.domain.intelligence.source import Source

    digest = sha256(str(number).encode()).hexdigest()
    # Thirty days apart in one authority, so that none is taken for another.
    turn, place = divmod(number, len(codes))
    published = AS_OF - timedelta(days=30 * turn + 1)
    sighting = Sighting(
        la_code=codes[place],
        authority_name="made up",
        family="ilacs",
        kind="inspection",
        published_on=published,
        statements=tuple(
            Statement(field=field, value="1") for field in FIELDS if field in {"pages", "words"}
        ),
        grades=tuple(PrintedGrade(area=a, label="Good") for a in ("overall", "leadership")),
        mentions=tuple(
            Mention(
                harm=harms[(number + step) % len(harms)],
                area="help-and-protection",
                heading="made up",
                strict=step,
                wide=step + 1,
                criticised_strict=0,
                criticised_wide=(number + step) % 3,
                examined_strict=step % 2,
                examined_wide=1,
                to_improve_strict=0,
                to_improve_wide=0,
                pages=(step + 1,),
            )
            for step in range(10)
        ),
    )
    source = Source(
        source_id=digest[:16],
        publisher="made up",
        title="made up",
        kind="report",
        file_name=f"{number}.pdf",
        sha256=digest,
        address=None,
        licence="ogl-3",
        known_on=published,
        known_on_basis="printed",
    )
    return Reading(source=source, sightings=(sighting,))


def readings(inspections: int) -> Iterator[object]:
    """Yield invented readings, spread over the authorities of today."""
    from firsthand.refdata import read

    codes = [one.la_code for one in read.authorities() if one.exists_on(AS_OF)]
    harms = [harm.key for harm in read.harms()]
    for number in range(inspections):
        yield made_up(number, codes, harms)


def one_size(inspections: int) -> dict[str, float]:
    """Load so many inspections into an empty database and ask it; run in its own process."""
    import django

    django.setup()
    from firsthand.domain.intelligence.matched import match
    from firsthand.services.authorities import authority
    from firsthand.services.picture import pictures
    from firsthand.store import arrivals, tables

    clock = time.perf_counter
    tables.make_tables()
    began = clock()
    matched = match(readings(inspections))
    arrivals.add_readings(matched, recorded_at=datetime.now(UTC), origin="made up")
    loaded = clock()
    pictures(as_of=AS_OF)
    first = clock()
    pictures(as_of=AS_OF - timedelta(days=400))
    again = clock()
    authority("372", as_of=AS_OF)
    page = clock()
    size = sum(f.stat().st_size for f in Path(os.environ["FIRSTHAND_HOME"]).rglob("*.sqlite3*"))
    return {
        "load": loaded - began,
        "first": first - loaded,
        "again": again - first,
        "authority": page - again,
        "memory": peak_memory(),
        "size": size / 2**20,
    }


def main() -> None:
    """Measure each size in a process of its own and print the table."""
    print(f"Made-up inspections with ten mentions each, on {machine()}\n")
    print(
        "| inspections | load, s | picture of all harms, first, s | another day, s "
        "| one authority, s | peak memory, MiB | database, MiB |"
    )
    print("|---|---|---|---|---|---|---|")
    for times in TIMES:
        with tempfile.TemporaryDirectory() as home:
            told = subprocess.run(
                [sys.executable, __file__, str(TODAY * times)],
                env={**os.environ, "FIRSTHAND_HOME": home, "FIRSTHAND_DATABASE_URL": ""},
                stdout=subprocess.PIPE,
                check=True,
                text=True,
            )
        found = json.loads(told.stdout.splitlines()[-1])
        print(
            f"| {TODAY * times:,} | {found['load']:.1f} | {found['first']:.2f} "
            f"| {found['again']:.2f} | {found['authority']:.2f} "
            f"| {found['memory']:.0f} | {found['size']:.0f} |",
            flush=True,
        )


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firsthand.config.settings")
    if os.environ.get("FIRSTHAND_DATABASE_URL") == "":
        del os.environ["FIRSTHAND_DATABASE_URL"]
    if len(sys.argv) > 1:
        print(json.dumps(one_size(int(sys.argv[1]))))
    else:
        main()
