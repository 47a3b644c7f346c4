"""Cells merged over several rows: their text counts for all of these rows."""

import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from cxmetrics.model import Severity
from cxmetrics.reading import Table, read
from tests.reading.exports import column
from tests.reading.test_excel import book

ODS = Path(__file__).parent / "files" / "answers.ods"
SPACES = " ".join(
    f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in ("office", "table", "text")
)


def shops(workbook: xlsxwriter.Workbook, shops: tuple[object, ...] = ("Mitte", "Nord")) -> None:
    workbook.add_worksheet("Info & more").write_row(0, 0, ["see", "the other"])
    page = workbook.add_worksheet("Answers")
    page.write_row(0, 0, ["Shop", "Day", "Service"])
    for row in range(1, 9):
        page.write_row(row, 1, [f"2026-03-{row:02}", row % 5 + 1])
    for place, shop in enumerate(shops):
        page.merge_range(4 * place + 1, 0, 4 * place + 4, 0, shop)


def said(found: Table, severity: Severity) -> list[str]:
    return [one.where for one in found.findings if one.severity is severity and "merged" in one.what]


def test_a_merged_text_counts_for_all_its_rows() -> None:
    found = read("t.xlsx", book(shops))
    assert column(found, "Shop") == ["Mitte"] * 4 + ["Nord"] * 4 and said(found, Severity.NOTE) == ["Shop"]


def test_a_merged_number_counts_once_and_is_said() -> None:
    found = read("t.xlsx", book(lambda workbook: shops(workbook, (4, 5))))
    assert column(found, "Shop") == ["4", None, None, None, "5", None, None, None]
    assert said(found, Severity.WARNING) == ["Shop"]


def test_names_merged_over_two_rows_are_no_answers() -> None:
    def write(workbook: xlsxwriter.Workbook) -> None:
        page = workbook.add_worksheet()
        page.merge_range(0, 0, 1, 0, "Day")
        page.merge_range(0, 1, 0, 2, "Service")
        page.write_row(1, 1, ["friendly", "quick"])
        for row in range(2, 9):
            page.write_row(row, 0, [f"2026-03-{row:02}", row % 5 + 1, row % 4 + 1])

    found = read("t.xlsx", book(write))
    assert found.file.kept == 7 and found.labels[0] == "Day"
    assert not said(found, Severity.NOTE)


def ods(*sheets: str) -> bytes:
    content = f"<office:document-content {SPACES}><office:body><office:spreadsheet>{''.join(sheets)}"
    content += "</office:spreadsheet></office:body></office:document-content>"
    data = io.BytesIO()
    with zipfile.ZipFile(ODS) as old, zipfile.ZipFile(data, "w") as new:
        for part in old.infolist():
            new.writestr(part.filename, content if part.filename == "content.xml" else old.read(part))
    return data.getvalue()


def cell(text: object, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p></table:table-cell>'


def page(name: str, rows: list[str]) -> str:
    return (
        f'<table:table table:name="{name}">'
        + "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
        + "</table:table>"
    )


@pytest.mark.parametrize(
    "before",
    [(), (page("Info", [cell("x", 'table:number-rows-spanned="2"'), "<table:covered-table-cell/>"]),)],
)
def test_it_is_the_same_in_opendocument(before: tuple[str, ...]) -> None:
    rows = [cell("Day") + cell("Shop") + cell("Service")]
    for row in range(8):
        shop = (
            cell("Mitte", 'table:number-rows-spanned="4"') if row % 4 == 0 else "<table:covered-table-cell/>"
        )
        rows.append(cell(f"2026-03-0{row + 1}") + shop + cell(row % 5 + 1))
    found = read("t.ods", ods(*before, page("Answers", rows)))
    assert column(found, "Shop") == ["Mitte"] * 8 and said(found, Severity.NOTE) == ["Shop"]
