"""Coverage as it is shown: how many lines and voices are answered for, of how many."""

from firsthand.domain.inspection.collecting.coverage import (
    Heard,
    Looked,
    line_states,
    voice_states,
)
from firsthand.domain.inspection.conduct import Conduct
from firsthand.services.inspecting import judging

ANSWERED_LINES = frozenset({Looked.EVIDENCED, Looked.NOT_EXAMINED})
ANSWERED_VOICES = frozenset({Heard.HEARD, Heard.NOBODY, Heard.NOT_SOUGHT})


def counts(conduct: Conduct) -> tuple[str, str]:
    """Return 'so many of so many' mandatory lines and voices, in words."""
    protocol = judging.protocol_of(conduct)
    lines = [one for one in line_states(conduct, protocol) if one.line.mandatory]
    voices = voice_states(conduct, protocol)
    done = sum(one.state in ANSWERED_LINES for one in lines)
    heard = sum(one.state in ANSWERED_VOICES for one in voices)
    return f"{done} of {len(lines)}", f"{heard} of {len(voices)}"
