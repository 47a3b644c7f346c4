"""What cannot be read is refused in plain words that name the file."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.errors import NotReadable
from cxmetrics.reading import LARGEST_FILE, MOST_COLUMNS, check_size, read
from cxmetrics.reading import file as reading_file
from cxmetrics.reading.kind import supported

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512


def archive(*parts: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        for part in parts:
            packed.writestr(part, "x")
    return data.getvalue()


REFUSED = [
    ("empty.csv", b"", "is empty"),
    ("blank.csv", b" \n\n \n", "holds no answers"),
    ("header.csv", b"a,b,c\n", "holds no answers"),
    ("bom.csv", b"\xef\xbb\xbf", "is empty"),
    ("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a picture"),
    ("report.csv", b"%PDF-1.7\n1 0 obj", "a PDF"),
    ("noise.csv", bytes(range(256)) * 40, "not a table"),
    ("letter.txt", b"Dear Sir,\nI came in, ordered, waited\nand left.\n", "not a table"),
    ("prose.txt", b"This is how it went.\nWe came late\nand left early\n", "running text"),
    ("secret.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
    ("old.xls", OLE + "Workbook\0".encode("utf-16-le"), "could not be opened"),
    ("old.doc", OLE, "Office document"),
    ("survey.sav", b"$FL2@(#) SPSS DATA FILE", "an SPSS file"),
    ("letter.docx", archive("word/document.xml"), "a Word document"),
    ("sheet.numbers", archive("Index/Document.iwa"), "a Numbers sheet"),
    ("all.zip", archive("a.pdf", "b.png"), "holds no file with a table"),
    ("all.rar", b"Rar!\x1a\x07\x01\x00", "a packed file"),
    ("sheet.ods", archive("content.xml"), "could not be opened"),
    ("data.json", b'{"reviews": []}', "holds no answers"),
    ("data.json", b'{"a": {"b": 1}}', "without a list of records"),
    ("data.parquet", b"PAR1 and nothing else", "could not be opened as a Parquet file"),
    ("desk.xls", b"<html><table><tr><td>a</td></tr></table></html>", "a web page under an Excel name"),
    ("desk.xls", "\ufeff<TABLE border=1>".encode("utf-16-le"), "a web page under an Excel name"),
    (
        "desk.xml",
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
        "XML of an old",
    ),
    ("page.csv", b"<html><table></table></html>", "a web page"),
    ("fake.xlsx", archive("word/document.xml"), "could not be opened as an Excel workbook"),
]


@pytest.mark.parametrize(
    ("name", "data", "words"), REFUSED, ids=[f"{name} {words}" for name, _, words in REFUSED]
)
def test_is_refused_with_reason_and_fix(name: str, data: bytes, words: str) -> None:
    with pytest.raises(NotReadable, match=words) as refusal:
        read(name, data)
    assert name in refusal.value.what and refusal.value.why and refusal.value.fix


def test_a_text_file_under_an_excel_name_is_read() -> None:
    assert read("answers.xlsx", b"a,b\n1,2\n").rows.num_rows == 1


def test_a_file_over_the_limit_is_refused_before_it_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    check_size("big.csv", LARGEST_FILE)
    with pytest.raises(NotReadable, match="too large"):
        check_size("big.csv", LARGEST_FILE + 1)
    monkeypatch.setattr(reading_file, "container", pytest.fail)
    with pytest.raises(NotReadable, match="is empty"):
        read("big.csv", b"")


@pytest.mark.parametrize("columns", [MOST_COLUMNS, MOST_COLUMNS + 1])
def test_three_hundred_columns_are_refused_with_their_number(columns: int) -> None:
    data = "\n".join([",".join(f"q{i}" for i in range(columns)), ",".join("5" * columns)]).encode()
    if columns == MOST_COLUMNS:
        assert len(read("wide.csv", data).labels) == columns
        return
    with pytest.raises(NotReadable, match="has 300 columns"):
        read("wide.csv", data)


starts = st.sampled_from(
    [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"PK\x03\x04", OLE[:8], b"a,b\n", b'"']
)


@given(starts, st.binary(max_size=300), st.sampled_from(["t.csv", "t.xlsx", "t", ""]))
def test_no_bytes_raise_anything_else(start: bytes, data: bytes, name: str) -> None:
    try:
        found = read(name, start + data)
    except NotReadable as refusal:
        assert refusal.what and refusal.why and refusal.fix
    else:
        check_sound(found)


@given(st.text(st.sampled_from(list('a1é",;\t|\n\r \0😀\ufeff\u2028')), max_size=60))
def test_no_text_raises_anything_else(text: str) -> None:
    try:
        found = read("t.csv", text.encode())
    except NotReadable as refusal:
        assert refusal.what and refusal.why and refusal.fix
    else:
        check_sound(found)


def check_sound(found: object) -> None:
    from cxmetrics.reading import Table

    assert isinstance(found, Table)
    assert found.file.kept == found.rows.num_rows > 0
    assert found.file.rows - sum(reason.count for reason in found.file.dropped) == found.file.kept
    assert len(found.labels) == found.rows.num_columns == len(set(found.labels))
    assert all(label == " ".join(label.split()) != "" for label in found.labels)


def test_what_can_be_read_is_one_sentence() -> None:
    assert supported().startswith("CSV") and supported().endswith(" and ZIP of one of these")
