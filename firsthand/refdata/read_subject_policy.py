"""Read what may be kept of texts (`policies/subjects.yaml`), checked, once."""

from functools import cache
from pathlib import Path

from firsthand.domain.surveillance.naming.policy import Policy, SubjectNumber, policy_of
from firsthand.refdata.documents import yaml_entries
from firsthand.refdata.errors import RefdataError
from firsthand.refdata.schema import maker

FILE = Path(__file__).parent / "policies" / "subjects.yaml"


@cache
def subject_policy(file: Path = FILE) -> Policy:
    """Return the policy, checked."""
    made = maker(SubjectNumber, {})
    found: dict[str, SubjectNumber] = {}
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
        raise RefdataError(file, None, f"{error}.", "Give a whole number.") from error
