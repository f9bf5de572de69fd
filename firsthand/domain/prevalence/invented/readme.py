"""Readme: what lies beside invented records, so that nobody takes them for real ones."""

from collections.abc import Sequence

TOLD = """\
ALL OF THIS IS INVENTED

No child, no agency and no address in this folder is real. Names were put together by chance
from lists of name parts; if a real person is called so, that is chance too. No postcode begins
with Q, V or X in the United Kingdom.

For linking and estimating, as one would real lists:
{lists}

The truth, which nobody has of real lists:
  truth.csv      for each record, which child it is, and what is wrong with it
  overlaps.csv   how many children are on each combination of lists: the table that linkage
                 without any error would give (firsthand hidden overlaps.csv)
  truth.json     how many children are on no list, and how everything was made
{divided}
Shares of lists, of errors and of twins are choices made to try methods out. They are not
estimates of how it is anywhere, and nothing found here says anything of real children.
"""


DIVIDED = """\
  overlaps-by-{column}.csv
                 the same table for each {column} that children are truly of
                 (firsthand hidden overlaps-by-{column}.csv --by {column})
"""
SLIPPED = """
Some records state no {columns}, and some a wrong one. truth.csv has the true one
of each record, truth.json how many children of each are on no list.
"""


def readme(lists: Sequence[str], columns: Sequence[str] = ()) -> str:
    """Return the text of README.txt for a folder with these lists, areas and groups."""
    divided = "".join(DIVIDED.format(column=column) for column in columns)
    if divided:
        divided += SLIPPED.format(columns=" or ".join(columns))
    return TOLD.format(lists="\n".join(f"  {name}.csv" for name in lists), divided=divided)
