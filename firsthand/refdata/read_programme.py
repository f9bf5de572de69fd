"""
Read the rules of a programme (`policies/programme.yaml`), checked, once for each process.

`with_changes` is told here too, since whoever reads the rules is who changes them.
"""

from functools import cache
from pathlib import Path

from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.programme.policy import rules_of, with_changes
from firsthand.domain.planning.programme.programme import Rule, Rules
from firsthand.refdata.documents import yaml_entries
from firsthand.refdata.errors import RefdataError
from firsthand.refdata.schema import maker

__all__ = ["programme_rules", "with_changes"]
FILE = Path(__file__).parent / "policies" / "programme.yaml"


@cache
def programme_rules(file: Path = FILE) -> Rules:
    """Return the rules as they stand in the file, each with its source and status."""
    made = maker(Rule, {})
    seen: dict[str, Rule] = {}
    for entry in yaml_entries(file):
        rule = made(entry)
        if rule.key in seen:
            raise entry.objection(
                f"'key' {rule.key!r} was given before.",
                "Keep one of the two entries.",
                ("key",),
            )
        seen[rule.key] = rule
    try:
        return rules_of(seen.values())
    except Refused as refusal:
        one = refusal.objections[0]
        raise RefdataError(file, None, one.reason, one.remedy) from refusal
