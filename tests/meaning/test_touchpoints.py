import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxmetrics.meaning import TOUCHPOINTS
from cxmetrics.meaning.labels.touchpoints import load, match
from cxmetrics.model import Side

LABELS = tomllib.loads(Path(__file__).with_name("labels.toml").read_text("utf-8"))


def cases() -> Iterator[tuple[str, list[str]]]:
    for group in LABELS.values():
        yield from group.items()


@pytest.mark.parametrize(("label", "wanted"), list(cases()))
def test_a_label_is_about_its_touchpoint(label: str, wanted: list[str]) -> None:
    found = match(label)
    assert (found.touchpoint.id if found else None) in (wanted or [None])


def test_there_are_at_least_sixty_labels_and_forty_five_touchpoints() -> None:
    assert len(list(cases())) >= 60
    assert len(TOUCHPOINTS) >= 45


def test_every_word_of_the_catalogue_leads_to_its_own_side() -> None:
    for touchpoint in TOUCHPOINTS.values():
        for word in touchpoint.words:
            found = match(word)
            assert found and found.touchpoint.side is touchpoint.side, word


def test_no_word_belongs_to_two_touchpoints() -> None:
    words = [word for touchpoint in TOUCHPOINTS.values() for word in touchpoint.words]
    assert sorted({w for w in words if words.count(w) > 1}) == []


def test_a_touchpoint_is_service_or_experience() -> None:
    assert {t.side for t in TOUCHPOINTS.values()} == {Side.SERVICE, Side.EXPERIENCE}


def test_case_number_and_word_order_make_no_difference() -> None:
    for label in (
        "STAFF FRIENDLINESS",
        "staffFriendliness",
        "friendliness_of_staff",
        "Friendliness of our staff",
    ):
        found = match(label)
        assert found and found.touchpoint.id == "friendliness"


def test_what_explains_the_scale_is_not_what_it_is_about() -> None:
    assert match("Please rate us on a scale of 1 to 5, where 1 is rude and 5 is friendly") is None


def test_a_wrong_entry_stops_with_what_is_wrong() -> None:
    with pytest.raises(KeyError):
        load('[queue]\nname = "queue"')
