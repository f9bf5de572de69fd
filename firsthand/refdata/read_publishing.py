"""Read the numbers that publications go by (`policies/publication.yaml`), checked, once."""

from functools import cache
from pathlib import Path

from firsthand.domain.inspection.document.rules import (
    PublishingRule,
    PublishingRules,
    rules_of,
)
from firsthand.refdata.documents import yaml_entries
from firsthand.refdata.errors import RefdataError
from firsthand.refdata.schema import maker

FILE = Path(__file__).parent / "policies" / "publication.yaml"


@cache
def publishing_rules(file: Path = FILE) -> PublishingRules:
    """Return the rules, each with its source."""
    made = maker(PublishingRule, {})
    found = {one.key: one for one in map(made, yaml_entries(file))}
    try:
        return rules_of(found)
    except KeyError as missing:
        raise RefdataError(file, None, f"There is no entry {missing}.", "Add it.") from missing
    except ValueError as error:
        raise RefdataError(file, None, f"{error}.", "Give a whole number.") from error
