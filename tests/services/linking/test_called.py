"""How a person calls a record to be explained: by its list's reference, or by its row."""

import polars as pl
import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.linkage.records import Records
from firsthand.services.linking.linking import _row

RECORDS = Records(
    lists=("police", "health"),
    frame=pl.DataFrame(
        {
            "row": [0, 1, 2, 3],
            "list": [0, 0, 1, 1],
            "record": ["p1", "both", "both", "a:b"],
            "surname": ["smith", "jones", "jones", "patel"],
        }
    ),
)


@pytest.mark.parametrize(
    ("name", "row"),
    [("p1", 0), ("police:p1", 0), ("health:both", 2), ("a:b", 3), ("health:a:b", 3), ("2", 2)],
)
def test_a_record_is_called_by_its_reference_where_one_list_has_it(name, row):
    assert _row(RECORDS, name) == row


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("both", "2 records are called 'both', on police, health. Name one as LIST:RECORD"),
        ("health:p1", "No record is called 'health:p1'."),
        ("4", "No record is called '4'."),
    ],
)
def test_a_reference_that_no_record_or_several_have_is_refused(name, said):
    with pytest.raises(Refused) as refused:
        _row(RECORDS, name)
    assert said in str(refused.value)
