"""Sheet: what one form of an inspection asks, records and where it then shows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from firsthand.domain.inspection.conduct import Conduct
from firsthand.services.inspecting.recording import Wanted
from firsthand.web.inspecting.act_forms import ActForm


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """
    One form: the deed it needs, the kind of thing it records, and the page that shows it.

    `of` tells what the thing is, in words, or None when there is no such thing; things that are
    counted have none until they are recorded. `shows` is a page of the inspection.
    """

    kind: type[Any]
    deed: str
    title: str
    button: str
    form: type[ActForm]
    act: Callable[[Wanted, Any], Any]
    shows: str
    of: Callable[[Conduct, str], str | None] | None = None
    intro: str = ""
