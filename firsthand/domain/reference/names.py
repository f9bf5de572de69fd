"""Names: what a reader calls each kind of visit, framework, area, field and licence."""

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "inspection": "Inspection",
    "standard-inspection": "Standard inspection",
    "short-inspection": "Short inspection",
    "re-inspection": "Re-inspection",
    "focused-visit": "Focused visit",
    "monitoring-visit": "Monitoring visit",
    "jtai": "Joint targeted area inspection",
    "area-send": "Area SEND inspection",
    "youth-justice": "Youth justice inspection",
    "lscb-review": "Review of the safeguarding children board",
    "assessment": "Annual assessment",
    "rating": "Rating",
    "improvement-notice": "Improvement notice",
    "direction": "Statutory direction",
    "intervention-ended": "Intervention ended",
}
FAMILIES: Mapping[str, str] = {
    "acsa": "Annual children's services assessment",
    "slac": "Safeguarding and looked after children (SLAC)",
    "cpi": "Child protection inspection (2012)",
    "tlac": "Targeted looked after children inspection (2013)",
    "sif": "Single inspection framework (SIF)",
    "ilacs": "Inspection of local authority children's services (ILACS)",
    "jtai": "Joint targeted area inspection (JTAI)",
    "area-send": "Area SEND",
    "youth-justice": "Youth justice",
    "lscb": "Safeguarding children board",
}
SHORT_FAMILIES: Mapping[str, str] = {
    "acsa": "Annual assessment",
    "slac": "SLAC",
    "cpi": "Child protection",
    "tlac": "Looked after children",
    "sif": "SIF",
    "ilacs": "ILACS",
    "jtai": "JTAI",
    "area-send": "Area SEND",
    "youth-justice": "Youth justice",
    "lscb": "Safeguarding board",
}
AREAS: Mapping[str, str] = {
    "overall": "Overall effectiveness",
    "leadership": "Leadership",
    "help-and-protection": "Help and protection",
    "children-in-care": "Children in care",
    "care-leavers": "Care leavers",
    "adoption": "Adoption",
    "lscb": "Safeguarding children board",
    "safeguarding": "Safeguarding",
    "looked-after": "Looked after children",
    "send-outcome": "Area SEND outcome",
    "yj-overall": "Youth justice overall",
    "summary": "Summary",
    "general": "Not under one judgement area",
}
FIELDS: Mapping[str, str] = {
    "authority_name": "Authority, as printed",
    "framework": "Framework",
    "kind": "Kind of visit",
    "inspection_start": "First day of the inspection",
    "inspection_end": "Last day of the inspection",
    "published_on": "Published",
    "days_on_site": "Days on site",
    "lead_inspector": "Lead inspector",
    "inspectors_stated": "Inspectors in the team",
    "improvement_items": "Things that must improve",
    "visit_theme": "Theme of the visit",
    "addressee": "Addressed to",
    "evidence_records": "Children's records looked at",
    "evidence_children": "Children spoken to",
    "evidence_parents": "Parents or carers spoken to",
    "evidence_staff": "Staff spoken to",
    "pages": "Pages",
    "words": "Words",
    "licence_printed": "Licence printed in the report",
}
ASKED: Mapping[str, str] = {
    "asked": "Asked",
    "named": "Named, not asked",
    "not-asked": "Not asked",
    "not-known": "Not known",
}
BASES: Mapping[str, str] = {
    "printed": "printed in the publication",
    "table": "given in an official table",
    "file-name": "taken from the publisher's file name",
    "cover": "printed on its cover sheet",
    "rule": "worked out by a rule about when such figures are published",
    "curated": "recorded by hand from the publication named",
}
LICENCES: Mapping[str, str] = {
    "ogl-3": "Open Government Licence v3.0",
    "non-commercial-education": "Non-commercial or educational use, as printed in the report",
    "non-commercial": "Non-commercial use, as printed in the publication",
    "not-stated": "No licence stated",
}


def title_in_words(title: str) -> str:
    """Return 'Leeds: ILACS short inspection' for 'Leeds: ilacs short-inspection'."""
    whose, _, what = title.rpartition(": ")
    family, _, kind = what.partition(" ")
    if not whose or family not in SHORT_FAMILIES or kind not in KINDS:
        return title
    if kind == family:
        return f"{whose}: {KINDS[kind]}"
    return f"{whose}: {SHORT_FAMILIES[family]} {KINDS[kind][0].lower()}{KINDS[kind][1:]}"
