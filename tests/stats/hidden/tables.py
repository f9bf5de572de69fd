"""Published tables of overlaps, written as each combination's lists and count."""

import csv
from pathlib import Path

import numpy as np

from firsthand.stats.hidden.hierarchical import model_of
from firsthand.stats.hidden.overlaps import Overlaps, overlaps
from firsthand.stats.hidden.poisson import Bools


def table(lists: int, cells: dict[str, int]) -> Overlaps:
    """Return the table of lists numbered from 1, with '13' for those on the first and third."""
    rows = [[int(str(at + 1) in cell) for at in range(lists)] for cell in cells]
    return overlaps([f"L{at + 1}" for at in range(lists)], rows, list(cells.values()))


def model(lists: int, *largest: str) -> Bools:
    """Return the model with these largest terms, such as '123', '25', '34'."""
    return model_of(lists, [[int(place) - 1 for place in term] for term in largest])


def read(folder: Path, name: str) -> Overlaps:
    """Return a table of the shared folder."""
    with (folder / "data" / "mse" / f"{name}.csv").open(encoding="utf-8") as file:
        header, *rows = list(csv.reader(file))
    numbers = np.array(rows, dtype=np.int64)
    return overlaps(header[:-1], numbers[:, :-1], numbers[:, -1])


# Victims of modern slavery known in the UK in 2013: local authorities, non-governmental
# organisations, police and National Crime Agency, other government, the general public.
UK = table(
    5,
    {
        "1": 54,
        "2": 463,
        "3": 995,
        "4": 695,
        "5": 316,
        "12": 15,
        "13": 19,
        "14": 3,
        "23": 62,
        "24": 19,
        "25": 1,
        "34": 76,
        "35": 11,
        "45": 8,
        "123": 1,
        "124": 1,
        "234": 4,
        "1234": 1,
    },
)
KOREA = table(3, {"3": 41, "2": 5, "1": 5, "12": 54, "13": 6, "23": 0, "123": 12})
KOSOVO = table(
    4,
    {
        "1": 1131,
        "2": 845,
        "3": 936,
        "4": 306,
        "12": 177,
        "13": 228,
        "14": 106,
        "23": 217,
        "24": 31,
        "34": 123,
        "123": 181,
        "124": 18,
        "134": 42,
        "234": 32,
        "1234": 27,
    },
)
NEW_ORLEANS = table(
    5,
    {
        "1": 25,
        "2": 24,
        "3": 70,
        "4": 33,
        "5": 21,
        "12": 1,
        "13": 1,
        "14": 2,
        "23": 2,
        "24": 2,
        "25": 1,
        "34": 2,
        "123": 1,
        "124": 1,
    },
)
ARTIFICIAL = table(3, {"1": 40, "2": 30, "3": 20, "12": 6})
