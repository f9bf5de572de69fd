"""R5: an inspection cannot be published without its method, and prints it when it is."""

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.inspection.acts.enquiry import Sample
from firsthand.services.inspecting import publishing
from tests.domain.inspection import worked
from tests.services.inspecting.worked import published, recorded, wanted
from tests.web.reader import read

pytestmark = [pytest.mark.requirement("R5"), pytest.mark.django_db]


def test_an_inspection_without_a_sampling_frame_is_refused():
    recorded(without=(Sample,))
    with pytest.raises(Refused, match="lacks its method"):
        publishing.publish(wanted())


def test_an_inspection_of_children_known_to_services_alone_is_refused():
    recorded(without=("S2",))
    with pytest.raises(Refused, match="whom statutory services do not know"):
        publishing.publish(wanted())


@pytest.mark.parametrize("part", ["how_chosen", "chosen_by", "not_reached", "spoken_with"])
def test_what_is_told_of_each_list_is_printed(client, part):
    published()
    text = read(client.get("/published/i-1")).text
    for sample in worked.SAMPLES:
        assert getattr(sample, part) in text
