"""Measure the national picture: all harms, all authorities, from the store."""

import os
import sys
from datetime import date

import django
from machine import machine, peak_memory, seconds

from firsthand.cli import collector

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firsthand.config.settings")
AS_OF = date(2026, 11, 22)


def main() -> None:
    """Print the table."""
    django.setup()
    # As the commands do.
    collector.run_rarely()
    from firsthand.refdata import read
    from firsthand.services.picture import national_picture, pictures

    harms = [harm.key for harm in read.harms()]
    first = seconds(lambda: pictures(as_of=AS_OF), runs=1)[0]
    if not any(row.looks for row in pictures(as_of=AS_OF)):
        sys.exit("The database is empty. Needed: the facts. Run `firsthand run` first.")
    print(f"All {len(harms)} harms, 153 authorities, on {machine()}\n")
    print("| what | seconds |")
    print("|---|---|")
    print(f"| all harms, first question to a new process | {first:.2f} |")
    days = iter([date(2014, 7, 1), date(2018, 1, 1), date(2022, 1, 1)])
    other = seconds(lambda: pictures(as_of=next(days)), runs=3)
    print(f"| all harms as of another day (median of 3) | {sorted(other)[1]:.2f} |")
    one = seconds(lambda: national_picture(as_of=AS_OF, harm="neglect"), runs=1)[0]
    print(f"| one harm with its history | {one:.2f} |")
    print(f"\nPeak memory {peak_memory():.0f} MiB.")


if __name__ == "__main__":
    main()
