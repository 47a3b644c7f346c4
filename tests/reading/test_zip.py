"""Packed files: the table inside is read, traps are refused before they open."""

import gzip
import io
import stat
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.errors import NotReadable
from cxmetrics.reading import limits, read
from tests.reading.test_excel import book, write_all

CSV = b"score,place\n5,Leeds\n4,York\n"


def packed(*files: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("t.zip", packed(("answers.csv", CSV))),
        ("t.zip", packed(("2024/March/answers.csv", CSV))),
        ("t", packed(("answers.csv", CSV))),
        ("t.zip", packed(("answers", CSV))),
        ("t.csv.gz", gzip.compress(CSV, mtime=0)),
        ("t.gz", gzip.compress(CSV[:15], mtime=0) + gzip.compress(CSV[15:], mtime=0)),
        ("t.zip", packed(("a.json", b'[{"score": 5, "place": "Leeds"}, {"score": 4, "place": "York"}]'))),
    ],
)
def test_the_table_inside_is_read(name: str, data: bytes) -> None:
    found = read(name, data)
    assert found.labels == ("score", "place") and found.rows.num_rows == 2
    assert found.file.name == name and found.sheets == () and found.findings == ()


def test_what_stands_beside_the_table_is_ignored() -> None:
    beside = [
        "__MACOSX/._answers.csv",
        ".DS_Store",
        "x/.hidden.csv",
        "README.txt",
        "read me.csv",
        "a.pdf",
        "b.png",
        "LICENSE",
    ]
    found = read("t.zip", packed(*((name, b"x" * 999) for name in beside), ("answers.csv", CSV)))
    assert found.rows.num_rows == 2 and found.findings == ()


def test_of_several_tables_the_largest_is_read_and_another_on_request() -> None:
    data = packed(("a/old.csv", CSV), ("a/new.csv", CSV + b"3,Hull\n"), ("list.xlsx", b""))
    found = read("t.zip", data)
    assert (found.file.sheet, found.sheets, found.rows.num_rows) == ("a/new.csv", ("a/old.csv",), 3)
    assert "“a/new.csv” was read, because it is the largest; not read: “a/old.csv”" in found.findings[0].what
    again = read("t.zip", data, sheet="a/old.csv")
    assert (again.file.sheet, again.sheets, again.rows.num_rows) == ("a/old.csv", ("a/new.csv",), 2)
    with pytest.raises(NotReadable, match=r"“a/old.csv”, “a/new.csv”"):
        read("t.zip", data, sheet="answers.csv")


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_workbook_inside_is_no_workbook_outside(method: int) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        archive.writestr("answers.xlsx", book(write_all))
    assert read("t.zip", data.getvalue()).file.kept == 2


@pytest.mark.parametrize(
    "trap", ["../../x.csv", "/etc/x.csv", "C:\\x.csv", "a\\..\\..\\x.csv", "..", "\\\\server\\x.csv"]
)
def test_names_that_lead_out_of_the_archive_are_refused(trap: str) -> None:
    with pytest.raises(NotReadable, match="points to a place outside") as refusal:
        read("t.zip", packed(("answers.csv", CSV), (trap, CSV)))
    assert trap in refusal.value.why


def test_a_link_is_refused() -> None:
    link = zipfile.ZipInfo("answers.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with pytest.raises(NotReadable, match=r"“answers.csv” in it points to a place outside"):
        read("t.zip", packed((link, b"/etc/passwd")))


def directory(data: bytes) -> int:
    return data.rfind(b"PK\x01\x02")


def test_an_entry_that_needs_a_password_is_refused() -> None:
    data = bytearray(packed(("answers.csv", CSV)))
    data[directory(data) + 8] |= 1
    with pytest.raises(NotReadable, match="protected with a password"):
        read("t.zip", bytes(data))


@pytest.mark.parametrize("said", [10, len(CSV) - 1, len(CSV) + 1, 5_000_000])
def test_a_size_that_lies_is_refused(said: int) -> None:
    data = bytearray(packed(("answers.csv", CSV)))
    at = directory(data)
    data[at + 24 : at + 28] = said.to_bytes(4, "little")
    with pytest.raises(NotReadable, match="could not be unpacked"):
        read("t.zip", bytes(data))


def test_entries_that_share_their_bytes_are_refused() -> None:
    data = packed(("answers.csv", CSV))
    at = directory(data)
    entry, end = data[at : data.rfind(b"PK\x05\x06")], bytearray(data[data.rfind(b"PK\x05\x06") :])
    end[8:12], end[12:16] = b"\x02\0\x02\0", (2 * len(entry)).to_bytes(4, "little")
    with pytest.raises(NotReadable, match="could not be unpacked"):
        read("t.zip", data[:at] + entry * 2 + bytes(end))


@pytest.mark.parametrize(
    "inner", [("a.zip", packed(("answers.csv", CSV))), ("a.csv.gz", gzip.compress(CSV, mtime=0))]
)
def test_a_packed_file_in_a_packed_file_is_refused(inner: tuple[str, bytes]) -> None:
    for name, data in (("t.zip", packed(inner)), ("t.gz", gzip.compress(inner[1]))):
        with pytest.raises(NotReadable, match="packed file inside a packed file"):
            read(name, data)


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LARGEST_FILE", 2**21)
    zeros = bytes(2**25)
    for name, data in (("t.zip", packed(("a.csv", zeros))), ("t.csv.gz", gzip.compress(zeros, 1))):
        with pytest.raises(NotReadable, match="too large"):
            read(name, data)
    with pytest.raises(NotReadable, match="holds 20,001 files"):
        read("t.zip", packed(*((f"{place}.csv", b"") for place in range(20_001))))


def test_too_large_a_whole_is_refused() -> None:
    data = bytearray(packed(("a.csv", CSV), ("b.csv", CSV)))
    at = directory(data)
    data[at + 24 : at + 28] = (2**31).to_bytes(4, "little")
    with pytest.raises(NotReadable, match=r"unpacks to 2\.0 GB"):
        read("t.zip", bytes(data))


ARCHIVE = packed(("a/answers.csv", CSV), ("b.csv", CSV * 2))


@given(st.data())
def test_no_damage_raises_anything_else(data: st.DataObject) -> None:
    broken = bytearray(ARCHIVE)
    for _ in range(data.draw(st.integers(1, 6))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.sampled_from([len(broken), len(broken) - 1, len(broken) // 2]))
    try:
        found = read("t.zip", bytes(broken[:cut]))
    except NotReadable as refusal:
        assert refusal.what and refusal.why and refusal.fix
    else:
        assert found.file.kept == found.rows.num_rows > 0
