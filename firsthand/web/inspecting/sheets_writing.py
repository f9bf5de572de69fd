"""The forms of what is written: findings, recommendations, services, judgements."""

from typing import Any

from firsthand.domain.inspection.acts.findings import (
    Finding,
    FlagAnswered,
    Recommendation,
    Served,
)
from firsthand.domain.inspection.acts.judgement import DerogationGiven, Judgement
from firsthand.services.inspecting import finding, judging
from firsthand.services.inspecting.recording import Wanted
from firsthand.web.inspecting import about, findings_forms, judging_forms
from firsthand.web.inspecting.sheet import Sheet


def answer_flag(wanted: Wanted, told: tuple[str, str, str]) -> Any:
    """Record the reason for which a flagged text stays."""
    thing, flag, reason = told
    return finding.answer_flag(wanted, thing, flag, reason)


SHEETS: dict[str, Sheet] = {
    "finding": Sheet(
        kind=Finding,
        deed="finding",
        title="a finding",
        button="Record the finding",
        form=findings_forms.FindingForm,
        act=finding.find,
        shows="findings",
    ),
    "recommendation": Sheet(
        kind=Recommendation,
        deed="recommendation",
        title="a recommendation",
        button="Record the recommendation",
        form=findings_forms.RecommendationForm,
        act=finding.recommend,
        shows="findings",
    ),
    "flag": Sheet(
        kind=FlagAnswered,
        deed="flag-answered",
        title="Answer the flag",
        button="Record the answer",
        form=findings_forms.FlagForm,
        act=answer_flag,
        shows="findings",
        of=about.flag,
    ),
    "served": Sheet(
        kind=Served,
        deed="served",
        title="Service of a finding",
        button="Record the service",
        form=findings_forms.ServedForm,
        act=finding.serve,
        shows="findings",
        intro="Who held the office on that day stays on the record for ever.",
    ),
    "judgement": Sheet(
        kind=Judgement,
        deed="judgement",
        title="Judge",
        button="Record the judgement",
        form=judging_forms.JudgementForm,
        act=judging.judge,
        shows="judging",
        of=about.judgement,
    ),
    "derogation": Sheet(
        kind=DerogationGiven,
        deed="derogation",
        title="Set an objection aside",
        button="Set it aside",
        form=judging_forms.DerogationForm,
        act=judging.derogate,
        shows="judging",
        of=about.derogation,
        intro="The lead proposes; a quality lead who takes no part in the inspection confirms. "
        "Both names and the reason are published.",
    ),
}
