"""
Themes: the subject of a focused visit or of a joint inspection, as one of a fixed list.

The list for focused visits is that of Ofsted's framework: front door; children in need or on
a protection plan; children at risk outside their family; children in care; permanence; care
leavers; decisions on placements for older children. Letters describe it in words of their
own; the theme whose words come first in the opening of the letter is taken.
"""

import re

from firsthand.domain.common.place import Place
from firsthand.domain.intelligence.sighting import Statement

_FOCUSED = (
    (
        "extra-familial-risk",
        (
            r"extra-?familial|vulnerable (?:adolescents|children)[^.]{0,60}(?:risk|exploit)|"
            r"vulnerable adolescents|exploitation|outside (?:of )?(?:the|their) (?:home|famil)|"
            r"contextual safeguarding|missing from (?:home|care)|vulnerable young people"
        ),
    ),
    ("care-leavers", r"care leavers|leaving care|care[- ]experienced (?:young|adults)"),
    (
        "permanence",
        r"permanen(?:ce|cy|t)",
    ),
    (
        "placement-decisions-for-older-children",
        r"placement decision|placements? for older children",
    ),
    (
        "front-door",
        (
            r"front[- ]?door|contacts?,? referral|point of contact|contacts? and referral|"
            r"referrals|multi-?agency safeguarding hub|\bmash\b|child protection enquir|"
            r"first response|initial contact"
        ),
    ),
    (
        "children-in-need-or-protection-plan",
        (
            r"children in need|child in need|child(?:ren)? protection|protection plan|"
            r"subject to a (?:child )?plan|edge of care|"
            r"pre-?proceedings|public law outline"
        ),
    ),
    (
        "children-in-care",
        (
            r"children in care|children looked after|looked after children|in their care|"
            r"children who come into care|enter(?:ing)? care|unaccompanied"
        ),
    ),
)
_JOINT = (
    (
        "criminal-exploitation-and-missing",
        (
            r"criminal exploitation[^.]{0,80}missing|gangs|at risk of exploitation|"
            r"exploitation of children[^.]{0,40}missing"
        ),
    ),
    ("sexual-exploitation-and-missing", r"sexual exploitation"),
    ("serious-youth-violence", r"serious youth violence"),
    ("domestic-abuse", r"domestic abuse"),
    ("sexual-abuse-in-the-family", r"sexual abuse"),
    ("mental-health", r"mental (?:ill[- ]?)?health"),
    ("neglect", r"living with neglect|older children[^.]{0,60}neglect|experiencing neglect"),
    ("criminal-exploitation", r"criminal exploitation|child exploitation"),
    (
        "initial-need-and-risk",
        r"identification of initial need|initial need and risk|front door",
    ),
    ("early-help", r"children and families (?:in \w+ )?who need help|early help"),
    ("unborn-children-and-babies", r"unborn|babies|under (?:the age of )?one"),
)
_THEMES = {
    "focused-visit": tuple((key, re.compile(words)) for key, words in _FOCUSED),
    "jtai": tuple((key, re.compile(words)) for key, words in _JOINT),
}
_LOOKED = re.compile(
    r"(?:inspectors|they|visit|hmi) (?:\w+ ){0,2}?(?:looked|considered|evaluated|focused|"
    r"reviewed|examined|assessed)\b(?P<what>[^.]{10,600})"
)
_BOILERPLATE = re.compile(
    r"inspection of local authority children's services|performance management|"
    r"a range of evidence|child-cent(?:red|ered) practice"
)
_DEEP_DIVE = re.compile(r"['\"]?deep[- ]dive['\"]?(?P<what>[^.]{10,400})")
_JOINT_TITLE = re.compile(r"inspection (?:\(jtai\) )?of (?P<what>[^.]{10,300})")


def visit_theme(opening: str, kind: str) -> Statement:
    """Return the theme that the opening of a letter names, for the kinds that have one."""
    if kind not in _THEMES:
        return _absent("This kind of visit has no theme.")
    text = " ".join(opening.lower().split())
    for what in _told(text, kind):
        found = [(m.start(), key) for key, words in _THEMES[kind] if (m := words.search(what))]
        if found:
            # A joint inspection has one subject; of several in a letter the first counts.
            key = found[0][1] if kind == "jtai" else min(found)[1]
            return Statement(field="visit_theme", value=key, place=Place(page=1))
    return _absent("The opening of the letter names no theme of the list.")


def _told(text: str, kind: str) -> list[str]:
    """Return the passages that say what was looked at, the most telling first."""
    if kind == "jtai":
        return [
            *(m["what"] for m in _DEEP_DIVE.finditer(text)),
            *(m["what"] for m in _JOINT_TITLE.finditer(text)),
            text,
        ]
    looked = [m["what"] for m in _LOOKED.finditer(text)]
    return [*(w for w in looked if not _BOILERPLATE.search(w[:160])), text]


def _absent(reason: str) -> Statement:
    return Statement(field="visit_theme", value=None, absent_because=reason)
