"""
Themes: whether two sources mean the same subject of a visit.

Reports are read into a fixed list of keys, official tables print a list of their own, and
overviews print titles. Words for one subject are gathered here; other words mean themselves.
"""

import re

# Titles under which the subject of the inspection is not told: six joint inspections of 2016
# and 2017 on different subjects bear this one.
UNTOLD = frozenset({"abuse and neglect"})
MEANT = {
    "achieving permanence": "permanence",
    "child exploitation": "criminal exploitation",
    "child sexual abuse in the family environment": "sexual abuse in the family",
    "children and families who need help": "early help",
    "children in need subject to a plan": "children in need or protection plan",
    "children who are victims of domestic abuse": "domestic abuse",
    "childrens mental health": "mental health",
    "identification of initial need and risk": "initial need and risk",
    "identification of initial need and risk often referred to as the front door": (
        "initial need and risk"
    ),
    "the criminal exploitation of children": "criminal exploitation",
    "unborn children and those aged 0 to 7 who are victims of domestic abuse": "domestic abuse",
    "vulnerable adolescents": "extra familial risk",
}


def subject(printed: str) -> str | None:
    """Return what a printed theme means, or None where it does not tell the subject."""
    plain = " ".join(re.sub(r"[^a-z0-9]+", " ", printed.lower()).split())
    return None if plain in UNTOLD else MEANT.get(plain, plain)
