"""Read how long a signal may lie (`policies/signals.yaml`), checked, once."""

from functools import cache
from pathlib import Path

from firsthand.domain.surveillance.triage.policy import Policy, TriageNumber, policy_of
from firsthand.refdata.documents import yaml_entries
from firsthand.refdata.errors import RefdataError
from firsthand.refdata.schema import maker

FILE = Path(__file__).parent / "policies" / "signals.yaml"


@cache
def signal_policy(file: Path = FILE) -> Policy:
    """Return the policy, each of its numbers with its source."""
    made = maker(TriageNumber, {})
    found: dict[str, TriageNumber] = {}
    for entry in yaml_entries(file):
        one = made(entry)
        if one.key in found:
            raise entry.objection(
                f"'{one.key}' was given before.", "Keep one of the two entries.", ("key",)
            )
        found[one.key] = one
    try:
        return policy_of(found)
    except KeyError as missing:
        raise RefdataError(file, None, f"There is no entry {missing}.", "Add it.") from missing
    except ValueError as error:
        raise RefdataError(file, None, f"{error}.", "Give a number of days.") from error
