"""
Policy: the rules of a programme, made of rules as data, and changed one by one.

Each rule keeps its words, source and status, so that a page can show what a programme was held
to. A change says that it is one: nobody reads a changed rule as the published one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.common.words import MONTHS
from firsthand.domain.planning.programme.inspector import EngagementKind
from firsthand.domain.planning.programme.programme import Rule, Rules, VisitKind

CLOSED, COOLING_OFF, SKILL = "closed-", "cooling-off-", "skill-"
CHANGED = "changed for this programme by whoever planned it"
MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, start=1)}
SWITCHES = frozenset({"fresh-lead", *(CLOSED + name for name in MONTH_NUMBERS)})
# Smallest and greatest value that makes sense; a full month has at most 23 working days.
WHOLE = {
    "team-full": (1, 20),
    "team-random": (1, 20),
    "leads-each": (1, 20),
    "gap-months": (0, 120),
    "visits-a-year": (1, 60),
}
MEASURED = {
    "days-full": (0.5, 23),
    "days-random": (0.5, 23),
    "random-share": (0, 0.5),
    "month-share": (1, 1000),
}
YEARS = (0, 50)
SKILLED = (0, 20)


def rules_of(told: Iterable[Rule]) -> Rules:
    """Return the rules that `told` says, or refuse values that make no sense."""
    rules = {rule.key: rule for rule in told}
    missing = sorted((WHOLE.keys() | MEASURED.keys() | {"fresh-lead"}) - rules.keys())
    if missing:
        raise Refused(
            _objection(
                ", ".join(missing),
                f"These rules are missing: {', '.join(missing)}.",
                "Add them.",
            )
        )
    for rule in rules.values():
        _refuse_senseless(rule)
    value = {key: rule.value for key, rule in rules.items()}
    return Rules(
        team_sizes={kind: int(value[f"team-{kind}"]) for kind in VisitKind},
        days_each={kind: value[f"days-{kind}"] for kind in VisitKind},
        leads_each=int(value["leads-each"]),
        gap_months=int(value["gap-months"]),
        closed_months=frozenset(
            MONTH_NUMBERS[name] for name, closed in _after(CLOSED, value).items() if closed
        ),
        cooling_off_years=_after(COOLING_OFF, value),
        fresh_lead=bool(value["fresh-lead"]),
        visits_a_year=int(value["visits-a-year"]),
        month_share=value["month-share"],
        random_share=value["random-share"],
        needed_skills={s: int(n) for s, n in _after(SKILL, value).items() if n},
        told=tuple(rules.values()),
    )


def with_changes(rules: Rules, changes: Mapping[str, float]) -> Rules:
    """Return the rules with some values changed, such as `{"team-full": 5}`."""
    told = {rule.key: rule for rule in rules.told}
    for key, value in changes.items():
        changed = replace(told.get(key) or _further(key, told), value=float(value))
        told[key] = replace(changed, source=CHANGED, status="default")
    return rules_of(told.values())


def _further(key: str, told: Mapping[str, Rule]) -> Rule:
    """Return a rule that is not among the given ones but may be asked for."""
    name = key.removeprefix(SKILL).removeprefix(CLOSED)
    if key.startswith(SKILL) and name:
        words = f"A full team has at least this many inspectors skilled in {name}."
    elif key in SWITCHES:
        words = f"No visit takes place in {name.capitalize()} (1), or may (0)."
    else:
        near = get_close_matches(key, told, n=3, cutoff=0.5)
        hint = f" Did you mean: {', '.join(near)}?" if near else ""
        raise Refused(
            _objection(
                key,
                f"There is no rule {key!r}.{hint}",
                f"Use one of: {', '.join(sorted(told))}, closed-<month>, skill-<name>.",
            )
        )
    return Rule(key=key, value=0, words=words, source=CHANGED, status="default")


def _refuse_senseless(rule: Rule) -> None:
    low, high, whole = _limits(rule.key)
    if low <= rule.value <= high and (not whole or float(rule.value).is_integer()):
        return
    needed = f"a {'whole ' if whole else ''}number from {low:g} to {high:g}"
    raise Refused(
        _objection(
            rule.key,
            f"The rule {rule.key!r} was given {rule.value:g}; it needs {needed}.",
            f"Give {needed}.",
        )
    )


def _limits(key: str) -> tuple[float, float, bool]:
    if key in SWITCHES:
        return 0, 1, True
    if key in WHOLE:
        return *WHOLE[key], True
    if key in MEASURED:
        return *MEASURED[key], False
    if key.startswith(SKILL):
        return *SKILLED, True
    if key.removeprefix(COOLING_OFF) in set(EngagementKind):
        return *YEARS, False
    known = sorted({*WHOLE, *MEASURED, *SWITCHES, *(COOLING_OFF + k for k in EngagementKind)})
    raise Refused(
        _objection(key, f"There is no rule {key!r}.", f"Use one of: {', '.join(known)}.")
    )


def _after(prefix: str, value: Mapping[str, float]) -> dict[str, float]:
    return {key.removeprefix(prefix): v for key, v in value.items() if key.startswith(prefix)}


def _objection(key: str, reason: str, remedy: str) -> Objection:
    return Objection(rule=f"programme-rule:{key}", reason=reason, remedy=remedy)
