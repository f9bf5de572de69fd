"""
Write the invented inspectors for trying out a programme: python scripts/invented_inspectors.py

Every code, region, skill, leave and engagement is made up by a lot with a fixed seed; no line
is about anybody. About seven pairs of inspector and authority in a hundred are in conflict.
"""

import csv
import random
from datetime import date
from pathlib import Path

from firsthand.refdata.read import authorities

FILE = Path(__file__).parents[1] / "firsthand" / "examples" / "inspectors.csv"
COUNT = 120
SEED = 20261122
LEADS = 0.35  # the share who may lead
SKILLS = (
    "exploitation",
    "early help",
    "children in care",
    "care leavers",
    "disability",
    "data",
)
CONFLICTS = 0.07  # of all pairs of inspector and authority
FIRST_YEAR, LAST_YEAR = 2023, 2026


def rows(rng: random.Random) -> list[dict[str, object]]:
    """Return one row for each invented inspector; regions in proportion to authorities."""
    today = [one for one in authorities() if one.to_on is None]
    return [
        {
            "code": f"I{number:03}",
            "region": rng.choice(today).region,
            "lead": "yes" if rng.random() < LEADS else "no",
            "skills": "; ".join(sorted(rng.sample(SKILLS, rng.randint(1, 3)))),
            "days a month": rng.choice((12, 14, 15, 16, 18)),
            "away": leave(rng),
            "engagements": engagements(rng, [one.la_code for one in today]),
        }
        for number in range(1, COUNT + 1)
    ]


def leave(rng: random.Random) -> str:
    """Return months away in 2027 and 2028: about one month in seven."""
    months = [date(year, month, 1) for year in (2027, 2028) for month in range(1, 13)]
    taken = sorted(rng.sample(months, rng.randint(2, 5)))
    return "; ".join(f"{month:%Y-%m}" for month in taken)


def engagements(rng: random.Random, codes: list[str]) -> str:
    """Return past engagements; most lie within a cooling-off of three years."""
    told = []
    for code in rng.sample(codes, round(CONFLICTS * len(codes) * rng.uniform(0.6, 1.4))):
        kind = rng.choice(("advised", "advised", "led", "employed", "inspected"))
        year, month = rng.randint(FIRST_YEAR, LAST_YEAR), rng.randint(1, 9)
        told.append(f"{code}:{kind}:{year}-01..{min(year + 1, LAST_YEAR)}-{month:02}")
    return "; ".join(told)


def main() -> None:
    """Write the file."""
    made = rows(random.Random(SEED))
    FILE.parent.mkdir(exist_ok=True)
    with FILE.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fieldnames=list(made[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(made)
    print(f"{len(made)} invented inspectors: {FILE}")


if __name__ == "__main__":
    main()
