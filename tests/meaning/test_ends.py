"""Where a scale ends: told by the column, by the block around it, or asked about."""

from collections.abc import Mapping

import pytest

from cxmetrics.meaning.scales.missing import breaks_off
from cxmetrics.model import Finding, Severity
from tests.meaning.tables import Crowd, understood

ITEMS = ("Friendliness of our staff", "Cleanliness", "Overall satisfaction")
RECOMMEND = "How likely are you to recommend us?"


def asked(findings: tuple[Finding, ...]) -> list[str]:
    return [f.where for f in findings if f.severity is Severity.QUESTION]


def spread(counts: Mapping[int, int]) -> list[str]:
    return [str(value) for value, n in counts.items() for _ in range(n)]


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(("low", "high"), [(1, 3), (1, 4), (0, 2), (0, 3), (1, 5), (1, 7)])
def test_ratings_beside_a_recommend_question_keep_their_own_scale(low: int, high: int, seed: int) -> None:
    crowd = Crowd(80, seed)
    seen = understood({**{label: crowd.rate(low, high) for label in ITEMS}, RECOMMEND: crowd.rate(0, 10)})
    assert str(seen.columns[-1].scale) == "0–10"
    silent = [c for c in seen.columns[:-1] if c.label not in ", ".join(asked(seen.findings))]
    assert [str(c.scale) for c in silent] == [f"{low}–{high}"] * len(silent)


def test_one_short_rating_beside_a_recommend_question_is_not_stretched() -> None:
    crowd = Crowd(80)
    seen = understood({"Staff": crowd.rate(1, 4), RECOMMEND: crowd.rate(0, 10)})
    assert str(seen.columns[0].scale) == "1–4"
    assert asked(seen.findings) == ["Staff"]


def test_short_ratings_beside_one_longer_are_asked_about() -> None:
    crowd = Crowd(80)
    best = {label: spread({1: 4, 2: 10, 3: 26, 4: 40}) for label in ITEMS[:2]}
    seen = understood({**best, "Overall": crowd.rate(1, 5)})
    assert asked(seen.findings) == [", ".join(ITEMS[:2])]


def test_only_high_answers_are_told_by_the_block() -> None:
    crowd = Crowd(80)
    block = {"Food": crowd.rate(1, 7), "Cleanliness": crowd.rate(1, 7)}
    seen = understood({"Staff": spread({4: 15, 5: 25, 6: 24, 7: 16}), **block})
    assert str(seen.columns[0].scale) == "1–7"
    assert asked(seen.findings) == []
    ten = {"Food": crowd.rate(1, 10), "Cleanliness": crowd.rate(1, 10)}
    seen = understood({"Staff": spread({5: 10, 6: 10, 7: 15, 8: 20, 9: 15, 10: 10}), **ten})
    assert str(seen.columns[0].scale) == "1–10"
    assert asked(seen.findings) == []


@pytest.mark.parametrize(
    ("counts", "scale"),
    [
        ({3: 30, 4: 38, 5: 12}, "1–5"),
        ({4: 20, 5: 25, 6: 25, 7: 10}, "1–7"),
        ({5: 10, 6: 10, 7: 15, 8: 20, 9: 15, 10: 10}, "1–10"),
    ],
)
def test_only_high_answers_with_nothing_to_tell_are_asked_about(counts: dict[int, int], scale: str) -> None:
    crowd = Crowd(80)
    seen = understood({"Staff": spread(counts), RECOMMEND: crowd.rate(0, 10)})
    assert str(seen.columns[0].scale) == scale
    assert asked(seen.findings) == ["Staff"]
    said = understood({f"Staff ({scale})": spread(counts), RECOMMEND: crowd.rate(0, 10)})
    assert asked(said.findings) == []


def test_answers_that_pile_up_at_the_top_show_the_end() -> None:
    seen = understood({"Staff": spread({3: 8, 4: 24, 5: 48})})
    assert str(seen.columns[0].scale) == "1–5"
    assert asked(seen.findings) == []


def test_answers_break_off_where_nothing_more_was_offered() -> None:
    five = {1: 10, 2: 20, 3: 70, 4: 200, 5: 300}
    assert breaks_off({**five, 6: 1}, 6, 1, 5)
    assert not breaks_off({**five, 6: 9}, 6, 1, 5)
    assert not breaks_off({1: 40, 2: 70, 3: 90, 4: 70, 5: 20, 6: 1}, 6, 1, 5)
    assert not breaks_off({**five, 0: 1}, 0, 1, 5)
    assert not breaks_off({**five, 8: 1}, 8, 1, 5)


def test_a_rare_six_in_each_of_several_questions_needs_no_question() -> None:
    answers = spread({1: 8, 2: 16, 3: 50, 4: 120, 5: 206})
    seen = understood({label: [*answers[:-1], "6"] for label in ITEMS})
    assert {str(c.scale) for c in seen.columns} == {"1–5"}
    assert {c.missing for c in seen.columns} == {("6",)}
    assert asked(seen.findings) == []
    assert any("“6”" in f.what for f in seen.findings if f.severity is Severity.NOTE)


def test_a_six_that_many_gave_is_never_taken_for_a_code() -> None:
    answers = spread({1: 8, 2: 16, 3: 50, 4: 120, 5: 150, 6: 56})
    seen = understood({label: answers for label in ITEMS})
    assert all(str(c.scale) == "1–6" or c.label in asked(seen.findings)[0] for c in seen.columns)


def test_a_question_of_effort_says_nothing_about_the_scale_of_others() -> None:
    crowd = Crowd(100, seed=3)
    seen = understood({"CES (1-7)": crowd.rate(1, 7), "Satisfaction": crowd.rate(1, 5)})
    assert str(seen.columns[1].scale) == "1–5"
    assert "Satisfaction" not in asked(seen.findings)
