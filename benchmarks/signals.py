"""Measure how long all tests of signals take, and how time and memory grow with the series."""

import shutil
import subprocess
import sys
import time
from datetime import date

import numpy as np
from machine import machine, peak_memory

AUTHORITIES, INDICATORS, YEARS = 153, 30, 12
SEED = 20261129
R = """
suppressMessages(library(surveillance))
set.seed(20261129)
x <- sts(matrix(rpois({years} * {series}, 400), {years}), start = c(2014, 1), frequency = 1)
told <- system.time(earsC(x, control = list(method = "C1", baseline = 7)))
cat(told["user.self"], told["elapsed"])
"""


def main() -> None:
    """Print the rows; with a number, measure only that many times the authorities."""
    if len(sys.argv) > 1:
        print(measured(int(sys.argv[1])))
        return
    print(f"{INDICATORS} indicators x {YEARS} years, {machine()}\n")
    print("| what | authorities | series | tests | CPU s | wall s | peak MiB |")
    print("|---|---|---|---|---|---|---|")
    for times in (1, 10, 100):
        # Each in a process of its own, so that its peak of memory is its own.
        told = subprocess.run(
            [sys.executable, __file__, str(times)], check=True, capture_output=True, text=True
        )
        print(told.stdout.strip(), flush=True)
    if shutil.which("Rscript"):
        script = R.format(years=YEARS, series=AUTHORITIES * INDICATORS)
        told = subprocess.run(
            ["Rscript", "-e", script], check=False, capture_output=True, text=True
        )
        if told.returncode:
            print("| R surveillance: not installed, or it failed | | | | | | |")
            sys.stderr.write(told.stderr)
            return
        cpu, wall = map(float, told.stdout.split())
        print(
            f"| R surveillance 1.20.3, earsC (C1): one test, no rate kept | {AUTHORITIES} | "
            f"{AUTHORITIES * INDICATORS} | {AUTHORITIES * INDICATORS * (YEARS - 7)} | "
            f"{cpu:.1f} | {wall:.1f} | - |"
        )


def measured(times: int) -> str:
    """Return one row: all tests of all looks, and what is raised."""
    from firsthand.domain.reference.authority import Neighbour
    from firsthand.domain.surveillance.signalling.beside import Nearest
    from firsthand.domain.surveillance.signalling.looks import kept
    from firsthand.domain.surveillance.signalling.releases import in_order, of_panel
    from firsthand.domain.surveillance.signalling.trials import trials

    rows = AUTHORITIES * times
    codes = tuple(str(at) for at in range(rows))
    neighbours = [
        Neighbour(
            la_code=code,
            neighbour_la_code=codes[(at + rank) % rows],
            rank=rank,
            closeness="close",
            model="2021",
            known_on=date(2013, 1, 1),
        )
        for at, code in enumerate(codes)
        for rank in range(1, 11)
    ]
    rng = np.random.default_rng(SEED)
    panels = [invented(f"indicator-{at}", codes, rng) for at in range(INDICATORS)]
    wall, cpu = time.perf_counter(), time.process_time()
    told = in_order(release for panel in panels for release in of_panel(panel, (), None))
    found = kept(trials(told, Nearest(neighbours, codes), ()), rate=0.1)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    tests = sum(look.tests for look in found.looks)
    return (
        f"| all five kinds, at one rate | {rows} | {rows * INDICATORS} | {tests} | {cpu:.1f} | "
        f"{wall:.1f} | {peak_memory():.0f} |"
    )


def invented(key: str, codes: tuple[str, ...], rng: np.random.Generator) -> object:
    """Return a panel of shares around levels of their own."""
    from firsthand.domain.reference.indicator import Indicator
    from firsthand.domain.surveillance.panel import Panel

    shape = (len(codes), YEARS)
    truth = np.clip(rng.normal(0.2, 0.03, (len(codes), 1)) + rng.normal(0, 0.01, shape), 0, 1)
    wholes = rng.integers(800, 4_000, shape)
    counts = rng.binomial(wholes, truth).astype(float)
    days = [date(2014 + at, 12, 1).toordinal() for at in range(YEARS)]
    return Panel(
        indicator=Indicator(
            key=key,
            name=key,
            dataset="",
            value_column="",
            numerator_column=None,
            denominator_column=None,
            unit="share",
            interval="wilson",
            better="lower",
            harms=(),
            lag="",
        ),
        la_codes=codes,
        periods=tuple(str(2014 + at) for at in range(YEARS)),
        ends_on=tuple(date(2014 + at, 3, 31) for at in range(YEARS)),
        values=counts / wholes,
        numerators=counts,
        denominators=wholes.astype(float),
        known=np.tile(days, (len(codes), 1)),
        england=np.full(YEARS, 0.2),
        absent={},
    )


if __name__ == "__main__":
    main()
