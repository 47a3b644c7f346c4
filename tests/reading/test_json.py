"""Records as JSON: lists, lines, lists inside objects, fields inside fields."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.errors import NotReadable
from cxmetrics.reading import Table, read

REVIEWS = {
    "reviews": [
        {
            "name": "accounts/1/locations/2/reviews/a",
            "reviewId": "a",
            "reviewer": {"profilePhotoUrl": "https://x", "displayName": "Anna"},
            "starRating": "FIVE",
            "comment": "Sehr gut,\nwirklich “gut”",
            "createTime": "2024-03-09T10:00:00.123Z",
            "reviewReply": {"comment": "Danke", "updateTime": "2024-03-10T08:00:00Z"},
        },
        {
            "name": "accounts/1/locations/2/reviews/b",
            "reviewId": "b",
            "starRating": "ONE",
            "photos": ["x", "y"],
        },
    ],
    "averageRating": 3,
    "totalReviewCount": 2,
}


def cells(found: Table) -> list[dict[str, str]]:
    rows = (dict(zip(found.labels, row.values(), strict=True)) for row in found.rows.to_pylist())
    return [{label: cell for label, cell in row.items() if cell is not None} for row in rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_business_reviews_are_read_with_the_fields_of_their_fields(encoding: str) -> None:
    found = read("reviews.json", json.dumps(REVIEWS, ensure_ascii=False, indent=2).encode(encoding))
    assert found.labels == (
        "name",
        "reviewId",
        "reviewer.profilePhotoUrl",
        "reviewer.displayName",
        "starRating",
        "comment",
        "createTime",
        "reviewReply.comment",
        "reviewReply.updateTime",
        "photos",
    )
    first, second = cells(found)
    assert first["reviewer.displayName"] == "Anna" and first["reviewReply.comment"] == "Danke"
    assert first["comment"] == "Sehr gut,\nwirklich “gut”"
    assert second == {
        "name": "accounts/1/locations/2/reviews/b",
        "reviewId": "b",
        "starRating": "ONE",
        "photos": "x; y",
    }
    assert found.file.sheet == "reviews" and found.file.rows == found.file.kept == 2


LIST = '[{"a": 1, "b": "x"}, {"b": "y", "c": null}]'


@pytest.mark.parametrize(
    "text",
    [
        LIST,
        '{"a": 1, "b": "x"}\n{"b": "y", "c": null}\n',
        '{"a": 1,\n "b": "x"}\r\n\r\n{"b": "y", "c": null}',
        '{"page": 1, "data": {"rows": [{"a": 1, "b": "x"}, {"b": "y", "c": null}]}, "empty": []}',
        '[["a", "b", "c"], [1, "x", null], [null, "y", null]]',
    ],
    ids=["list", "lines", "objects", "inside", "rows"],
)
def test_records_are_found_however_they_are_arranged(text: str) -> None:
    found = read("t.json", text.encode())
    assert found.labels == ("a", "b", "c")
    assert cells(found) == [{"a": "1", "b": "x"}, {"b": "y"}]


def test_values_keep_their_text() -> None:
    record = '{"id": 12345678901234567890, "share": 4.0, "big": 1.5e3, "yes": true, "no": false, "nan": NaN, "x": ""}'
    assert cells(read("t.json", f"[{record}]".encode())) == [
        {"id": "12345678901234567890", "share": "4.0", "big": "1500", "yes": "true", "no": "false"}
    ]


def test_what_no_cell_can_show_is_kept_and_said() -> None:
    found = read("t.json", b'[{"id": 1, "answers": [{"q": "score", "a": 5}], "tags": ["a", 2, null]}]')
    assert cells(found) == [{"id": "1", "answers": '[{"q": "score", "a": "5"}]', "tags": "a; 2"}]
    (note,) = found.findings
    assert note.where == "answers" and "list of records" in note.what


def test_a_field_named_twice_is_a_warning() -> None:
    found = read("t.json", b'[{"a": 1, "a": 2}, {"a": 3}]')
    assert cells(found) == [{"a": "2"}, {"a": "3"}]
    assert "name a field twice, such as “a”: 1" in found.findings[0].what


def test_of_several_lists_the_longest_is_read_and_another_on_request() -> None:
    data = json.dumps({"stores": [{"s": "Leeds"}], "reviews": [{"a": 1}, {"a": 2}]}).encode()
    found = read("t.json", data)
    assert (found.file.sheet, found.sheets) == ("reviews", ("stores",)) and "“stores”" in found.findings[
        0
    ].what
    assert cells(read("t.json", data, sheet="stores")) == [{"s": "Leeds"}]
    with pytest.raises(NotReadable, match="“stores”, “reviews”"):
        read("t.json", data, sheet="answers")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[{"a": 1},\n {"a": "x', r"cut off.*line 2, character 8"),
        ('[{"a": 1}', "cut off"),
        ('[{"a": 1}, {"b"; 2}]', r"not proper JSON.*line 1, character 16"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a":' * 100_000, "nested too deeply"),
        ('{"score": {"north": 5, "south": 4}, "comment": {"north": "x"}}', "without a list of records"),
        ('[["a", "b"], [1]]', "without a list of records"),
        ('[{"a": 1}, 5]', "without a list of records"),
        ("[]", "holds no answers"),
    ],
)
def test_what_is_no_list_of_records_is_refused(text: str, words: str) -> None:
    with pytest.raises(NotReadable, match=f"(?s){words}"):
        read("t.json", text.encode())


def test_nothing_in_a_value_is_too_odd() -> None:
    text = r'[{"a": "\ud800", "b\udc00": 1e999999999999, "c": ' + "9" * 5000 + "}]"
    (row,) = cells(read("t.json", text.encode()))
    assert list(row.values()) == ["?", "1e999999999999", "9" * 5000]


plain = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
values = st.recursive(plain, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


@given(values, st.integers(0, 3))
def test_no_json_raises_anything_else(value: object, cut: int) -> None:
    text = json.dumps(value)
    try:
        found = read("t.json", text[: len(text) - cut].encode())
    except NotReadable as refusal:
        assert refusal.what and refusal.why and refusal.fix
    else:
        assert found.file.kept == found.rows.num_rows > 0


@given(st.lists(st.fixed_dictionaries({"a": st.integers(), "b": st.text("xyzäöü", min_size=1)}), min_size=1))
def test_every_record_is_a_row(records: list[dict[str, object]]) -> None:
    lines = "\n".join(json.dumps(record) for record in records)
    expected = [{label: str(value) for label, value in record.items()} for record in records]
    assert cells(read("t.json", json.dumps(records).encode())) == expected
    assert cells(read("t.jsonl", lines.encode())) == expected


def test_a_list_of_answers_becomes_a_column_for_each_question() -> None:
    records = [
        {"id": "a", "answers": [{"question": "Food", "value": 4}, {"question": "Staff", "value": 5}]},
        {"id": "b", "answers": [{"question": "Staff", "value": 3}]},
        {"id": "c", "answers": []},
    ]
    found = read("t.json", json.dumps(records).encode())
    assert found.labels == ("id", "Food", "Staff") and found.file.kept == 3
    assert cells(found)[:2] == [{"id": "a", "Food": "4", "Staff": "5"}, {"id": "b", "Staff": "3"}]
    assert any("each question became a column" in finding.what for finding in found.findings)


@pytest.mark.parametrize(
    "columns",
    [
        {"day": ["2026-03-01", "2026-03-02", "2026-03-03"], "food": [4, 5, None]},
        {
            "day": {"0": "2026-03-01", "1": "2026-03-02", "2": "2026-03-03"},
            "food": {"0": 4, "1": 5, "2": None},
        },
    ],
)
def test_columns_one_after_the_other_become_rows(columns: dict[str, object]) -> None:
    found = read("t.json", json.dumps(columns).encode())
    assert found.labels == ("day", "food") and found.file.rows == found.file.kept == 3
    assert found.rows.column("c2").to_pylist() == ["4", "5", None]
    assert any("as 3 rows" in finding.what for finding in found.findings)
