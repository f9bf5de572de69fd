"""
Causes: what a finding must stand on, and why a weakness is there (R7, K2).

A weakness says why it is there, with the evidence for each cause, or says openly that no cause
could be established and why not. A strength is something that somebody saw in practice; what
the body says of itself cannot make one.
"""

from collections.abc import Collection, Iterator

from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.acts.evidence import OWN_ACCOUNT, Evidence
from firsthand.domain.inspection.acts.findings import Cause, Finding, FindingKind
from firsthand.domain.inspection.conduct import Conduct


def objections_to_finding(
    finding: Finding, conduct: Conduct, *, areas: Collection[str]
) -> tuple[Objection, ...]:
    """Return why a finding cannot stand; `areas` are the keys of the framework's areas."""
    return (
        *_of_text(finding),
        *_of_place(finding, conduct, areas),
        *_of_evidence(finding, conduct),
        *_of_strength(finding, conduct),
        *_of_causes(finding, conduct),
    )


def evidence_gone(finding: Finding, conduct: Conduct) -> tuple[str, ...]:
    """Return the evidence that a finding or its causes name and that is not there now."""
    named = dict.fromkeys(
        (*finding.evidence, *(one for cause in finding.causes for one in cause.evidence))
    )
    return tuple(one for one in named if conduct.found(Evidence, one) is None)


def _of_text(finding: Finding) -> Iterator[Objection]:
    if not finding.text.strip():
        yield Objection(
            rule="finding-text",
            reason="The finding says nothing.",
            remedy="Write what was found, in words that anybody can read.",
        )


def _of_place(
    finding: Finding, conduct: Conduct, areas: Collection[str]
) -> Iterator[Objection]:
    # A joint inspection of one theme has no areas: its findings stand under none.
    if finding.area not in (areas or ("",)):
        yield Objection(
            rule="finding-area",
            reason=f"The framework has no area '{finding.area}'.",
            remedy=f"Choose one of: {', '.join(areas)}."
            if areas
            else "Leave the area empty: this framework judges none.",
        )
    if finding.inspectorate not in conduct.inspectorates:
        yield Objection(
            rule="finding-inspectorate",
            reason=f"The inspectorate '{finding.inspectorate}' does not take part.",
            remedy=f"Choose one of: {', '.join(conduct.inspectorates)}.",
        )


def _of_evidence(finding: Finding, conduct: Conduct) -> Iterator[Objection]:
    if not finding.evidence:
        yield Objection(
            rule="finding-evidence",
            reason="The finding names no evidence.",
            remedy="Name the pieces of evidence that it stands on, such as E3.",
        )
    for one in finding.evidence:
        if conduct.found(Evidence, one) is None:
            yield _unknown(one, "the finding")


def _of_strength(finding: Finding, conduct: Conduct) -> Iterator[Objection]:
    if finding.kind is not FindingKind.STRENGTH or not finding.evidence:
        return
    cited = [conduct.found(Evidence, one) for one in finding.evidence]
    if all(act is None or act.body.source in OWN_ACCOUNT for act in cited):
        yield Objection(
            rule="finding-strength",
            reason="The strength rests on nothing but what the body says of itself: "
            "documents, its own figures and its officers.",
            remedy="Name a case that was followed, something that was watched, or somebody "
            "outside its management who was heard.",
        )


def _of_causes(finding: Finding, conduct: Conduct) -> Iterator[Objection]:
    if finding.kind is not FindingKind.WEAKNESS:
        return
    reason = finding.not_established.strip()
    if not finding.causes and not reason:
        yield Objection(
            rule="finding-causes",
            reason="The weakness has no cause.",
            remedy="Say why it is there, with the evidence for it; or say that no cause could "
            "be established, and why not.",
        )
    if finding.causes and reason:
        yield Objection(
            rule="finding-causes",
            reason="The weakness has a cause and says that none could be established.",
            remedy="Keep one of the two.",
        )
    for number, cause in enumerate(finding.causes, start=1):
        yield from _of_cause(cause, f"cause {number}", conduct)


def _of_cause(cause: Cause, name: str, conduct: Conduct) -> Iterator[Objection]:
    if not cause.text.strip():
        yield Objection(
            rule="cause-text",
            reason=f"Of {name} only the kind is given ({cause.kind.value}).",
            remedy="Say in a sentence what caused the weakness.",
        )
    if not cause.evidence:
        yield Objection(
            rule="cause-evidence",
            reason=f"There is no evidence for {name}.",
            remedy="Name the evidence for it, such as E3; without any, the cause is not "
            "established: say so.",
        )
    for one in cause.evidence:
        if conduct.found(Evidence, one) is None:
            yield _unknown(one, name)


def _unknown(evidence: str, where: str) -> Objection:
    return Objection(
        rule="evidence-unknown",
        reason=f"{evidence}, named by {where}, is not there or was withdrawn.",
        remedy="Name evidence that stands, or take the number out.",
    )
