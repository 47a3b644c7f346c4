"""Sheets as the bytes of files."""

import csv
import io
import json
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.parquet as parquet
import xlsxwriter

from tests.torture.sheet import Sheet

Row = Sequence[str]


def text(
    sheet: Sheet,
    *,
    separator: str = ",",
    newline: str = "\n",
    quoting: int = csv.QUOTE_MINIMAL,
    above: str = "",
    below: str = "",
    heads: Sequence[Row] = (),
) -> str:
    """As separated text, with whatever stands above and below; `heads` replaces the row of names."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator=newline, quoting=quoting)
    writer.writerows([*(heads or [sheet.labels]), *sheet.rows])
    return above.replace("\n", newline) + out.getvalue() + below.replace("\n", newline)


def wrapped(sheet: Sheet) -> str:
    """Every line once more in quotes, as some exports come after a round through a spreadsheet."""
    lines = text(sheet).splitlines()
    return "".join('"' + line.replace('"', '""') + '"\n' for line in lines)


def workbook(
    sheets: dict[str, Sequence[Sequence[Any]]],
    *,
    hidden: Sequence[str] = (),
    merged: Sequence[tuple[int, int, int, str]] = (),
    day: str = "yyyy-mm-dd",
) -> bytes:
    """An Excel workbook; cells that are numbers or days are stored as such."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": day})
    for name, rows in sheets.items():
        page = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for place, cell in enumerate(row):
                if cell != "":
                    page.write(at, place, cell)
        for row_, first, last, words in merged if name == next(iter(sheets)) else ():
            page.merge_range(row_, first, row_, last, words)
        if name in hidden:
            page.hide()
    if hidden:
        book.get_worksheet_by_name(next(name for name in sheets if name not in hidden)).activate()
    book.close()
    return out.getvalue()


def typed(sheet: Sheet, days: Sequence[datetime] | None = None) -> list[list[Any]]:
    """Names and rows with numbers as numbers and, given `days`, the first column as days."""
    body: list[list[Any]] = [[int(c) if c.isdigit() else c for c in row] for row in sheet.rows]
    for row, at in zip(body, days or (), strict=False):
        row[0] = at
    return [list(sheet.labels), *body]


def objects(sheet: Sheet) -> list[dict[str, str | int | None]]:
    """A list of records, numbers as numbers, blanks as null."""
    return [
        {k: int(v) if v.isdigit() else (v or None) for k, v in zip(sheet.labels, row, strict=True)}
        for row in sheet.rows
    ]


def as_json(sheet: Sheet) -> bytes:
    """One array."""
    return json.dumps(objects(sheet), ensure_ascii=False).encode()


def as_json_lines(sheet: Sheet) -> bytes:
    """An object a line."""
    return "\n".join(json.dumps(one, ensure_ascii=False) for one in objects(sheet)).encode()


def as_parquet(sheet: Sheet) -> bytes:
    """A Parquet file."""
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(objects(sheet)), out)
    return out.getvalue()


def zipped(**files: bytes) -> bytes:
    """An archive; two underscores in a name stand for its dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "."), data)
    return out.getvalue()


def open_document(rows: Sequence[Row]) -> bytes:
    """An OpenDocument sheet, written by hand."""
    from xml.sax.saxutils import escape

    def cell(value: str) -> str:
        if value.isdigit():
            return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
        if not value:
            return "<table:table-cell/>"
        return (
            '<table:table-cell office:value-type="string"><text:p>'
            f"{escape(value)}</text:p></table:table-cell>"
        )

    body = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
        f'<office:body><office:spreadsheet><table:table table:name="Data">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()
