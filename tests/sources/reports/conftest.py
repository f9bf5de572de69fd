"""Invented authorities, and documents about them."""

from datetime import date

import pytest

from firsthand.domain.reference.authority import Authority
from firsthand.domain.reference.framework import Framework
from firsthand.sources.reports.lookups import Lookups


def authority(la_code, name, *, urn=None, to_on=None, from_on=None, others=()):
    return Authority(
        la_code=la_code,
        name=name,
        region="Nowhere",
        ons_codes=(),
        ofsted_urn=urn,
        from_on=from_on,
        to_on=to_on,
        other_names=others,
    )


def framework(key, family, begun, ended):
    return Framework(
        key=key,
        family=family,
        name=key,
        inspectorate="Ofsted",
        from_on=begun,
        to_on=ended,
        areas=(),
        visits=(),
        questions=(),
        source="invented",
    )


@pytest.fixture(scope="session")
def lookups():
    return Lookups(
        authorities=(
            authority("901", "Riverland", urn="70001"),
            authority("902", "Moorshire", urn="70002", to_on=date(2019, 3, 31)),
            authority("903", "Moorshire", urn="70003", from_on=date(2019, 4, 1)),
            authority("904", "City of Quay", urn="70004", others=("Quay Corporation",)),
        ),
        frameworks=(
            framework("sif-2013", "sif", date(2013, 11, 1), date(2018, 8, 24)),
            framework("ilacs-2018", "ilacs", date(2018, 1, 1), date(2022, 12, 31)),
            framework("ilacs-2023", "ilacs", date(2023, 1, 1), None),
        ),
        holidays=frozenset({date(2024, 5, 6), date(2024, 5, 27)}),
    )
