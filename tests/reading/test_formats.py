"""Laws of every export format, over the registry."""

import csv

import pytest

from cxmetrics.reading import FORMATS, read
from cxmetrics.reading.format import Format
from cxmetrics.reading.grid import HEAD_ROWS, Head

every_format = pytest.mark.parametrize("format", FORMATS.values(), ids=FORMATS)


def head(format: Format) -> Head:
    return tuple(tuple(row) for row in csv.reader(format.example.splitlines()))[:HEAD_ROWS]


@every_format
def test_wins_on_its_own_example_by_a_margin(format: Format) -> None:
    own = format.sniff(head(format))
    others = [other.sniff(head(format)) for other in FORMATS.values() if other is not format]
    margin = 0.0 if format.id == "plain" else 0.3
    assert 0.0 <= own <= 1.0 and own > max(others) + margin


@every_format
def test_reads_its_own_example(format: Format) -> None:
    found = read(f"{format.id}.csv", format.example.encode())
    assert found.file.format == format.id
    assert found.file.kept >= 1 and len(found.labels) == len(head(format)[0])
    assert found.file.kept + sum(reason.count for reason in found.file.dropped) == found.file.rows


@every_format
def test_its_exclusions_have_a_column_and_a_reason(format: Format) -> None:
    for exclusion in format.exclusions:
        assert exclusion.reason and exclusion.values and exclusion.column
        assert exclusion.column in format.labels(head(format))


@every_format
def test_a_head_of_one_blank_cell_does_not_upset_it(format: Format) -> None:
    for bare in ((("",),), (("",), ("",)), (("x", ""), ("", "")), (("V1",), ("",), ("null",))):
        assert 0.0 <= format.sniff(bare) <= 1.0
        assert 1 <= format.header_rows(bare) <= 3
        assert len(format.labels(bare)) == len(bare[0])


def test_previews_and_unfinished_answers_are_left_out_and_counted() -> None:
    text = """StartDate,EndDate,Status,Finished,RecordedDate,ResponseId,Q1
Start Date,End Date,Response Type,Finished,Recorded Date,Response ID,How was it?
2024-07-18,2024-07-18,IP Address,True,2024-07-18,R_1,4
2024-07-18,2024-07-18,Survey Preview,True,2024-07-18,R_2,1
2024-07-18,2024-07-18,Survey Preview,False,2024-07-18,R_3,1
2024-07-18,2024-07-18,IP Address, FALSE ,2024-07-18,R_4,1
,,,,,,
"""
    found = read("survey.csv", text.encode())
    assert found.rows.column("c6").to_pylist() == ["R_1"]
    assert [(reason.reason.split()[0], reason.count) for reason in found.file.dropped] == [
        ("blank", 1),
        ("preview", 2),
        ("answered", 1),
    ]
    assert found.labels[-1] == "How was it?"


def test_what_qualtrics_derived_from_a_question_keeps_its_code() -> None:
    text = FORMATS["qualtrics"].example.replace("Q1", "Q1_NPS_GROUP", 1)
    assert read("survey.csv", text.encode()).labels[-1] == "Q1_NPS_GROUP"
