"""Roles: what somebody is here for; what a role may do stands in `inspection/permission.py`."""

from enum import StrEnum


class Role(StrEnum):
    """One person has one role at a time."""

    INSPECTOR = "inspector"
    LEAD = "lead"
    REVIEWER = "reviewer"
    QUALITY_LEAD = "quality-lead"
    DATA_ANALYST = "data-analyst"
    AUTHORITY_LIAISON = "authority-liaison"
    SCRUTINY_MEMBER = "scrutiny-member"
    COMMISSIONER = "commissioner"
    ADMINISTRATOR = "administrator"


TITLES = {
    Role.INSPECTOR: "Inspector",
    Role.LEAD: "Lead inspector",
    Role.REVIEWER: "Reviewer",
    Role.QUALITY_LEAD: "Quality lead",
    Role.DATA_ANALYST: "Data analyst",
    Role.AUTHORITY_LIAISON: "Liaison of an authority",
    Role.SCRUTINY_MEMBER: "Scrutiny member",
    Role.COMMISSIONER: "Commissioner",
    Role.ADMINISTRATOR: "Administrator",
}
# Roles of the inspectorates; the others belong to the authority or to the government.
OF_INSPECTORATES = frozenset(
    {Role.INSPECTOR, Role.LEAD, Role.REVIEWER, Role.QUALITY_LEAD, Role.DATA_ANALYST}
)
# Roles that make no sense without an authority.
OF_AN_AUTHORITY = frozenset({Role.AUTHORITY_LIAISON, Role.SCRUTINY_MEMBER, Role.COMMISSIONER})
