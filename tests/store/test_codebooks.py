"""A code list dropped beside the data explains it and is no data."""

from cxmetrics.model import Role
from cxmetrics.store.draft import draft, read_all, read_strictly
from tests.shared import shared

DATA = "RESPNUM,Q1A,Q2B\n" + "".join(f"{i},{1 + i % 5},{1 + i * 3 % 5}\n" for i in range(60))
CODES = (
    "Variable,Question,Code,Label\n"
    "Q1A,How friendly was our staff?,1,Very poor\n,,2,Poor\n,,3,Fair\n,,4,Good\n,,5,Excellent\n"
    "Q2B,How clean was the restaurant?,1,Very poor\n,,2,Poor\n,,3,Fair\n,,4,Good\n,,5,Excellent\n"
)
FILES = [("codes.csv", CODES.encode()), ("data.csv", DATA.encode())]


def test_it_is_used_and_set_aside():
    found = draft(read_strictly(FILES))
    assert [file.name for file in found.files] == ["data.csv"] and found.rows.num_rows == 60
    assert [c.role for c in found.columns[1:]] == [Role.RATING, Role.RATING]
    assert any(f.where == "codes.csv" and "list of codes" in f.what for f in found.findings)


def test_it_comes_with_the_files_it_explains():
    other = "Date,Staff,Food\n" + "".join(
        f"2025-01-{1 + i % 28:02},{1 + i % 5},{5 - i % 5}\n" for i in range(40)
    )
    groups, findings = read_all([*FILES, ("other.csv", other.encode())])
    assert [[t.file.name for t in group] for group in groups] == [["data.csv", "codes.csv"], ["other.csv"]]
    assert findings == []


def test_the_airports_dictionary_goes_with_its_survey():
    names = ("2017_SFO_Customer_Survey.csv", "sfo_2018_Data_Dictionary_DataSF.xlsx")
    files = [(name, shared(f"data/sfo/{name}").read_bytes()) for name in names]
    (group,), _ = read_all(files)
    assert [file.name for file in draft(group).files] == [names[0]]
