"""Files as survey tools, shops and public bodies gave them out."""

import pytest

from cxmetrics.errors import NotReadable
from cxmetrics.model import Severity
from cxmetrics.reading import Table, read
from tests.shared import shared

SHAPES = [
    ("skytrax/lounge.csv", 2264, 20, "plain", "utf-8"),
    ("sfo/2017_SFO_Customer_Survey.csv", 2831, 97, "plain", "utf-8"),
    (
        "rstudio_google_forms/Learning R Internet Survey - Form Responses 1.tsv",
        3062,
        43,
        "google_forms",
        "utf-8",
    ),
    ("nhs_fft_gp/data.csv", 3882, 14, "plain", "utf-8"),
    ("small/SomervilleHappinessSurvey2015_utf16.csv", 143, 7, "plain", "utf-16-le"),
    ("small/LasVegasTripAdvisorReviews-Dataset.csv", 504, 21, "plain", "utf-8"),
    ("fivethirtyeight/StarWars.csv", 1186, 38, "surveymonkey", "cp1252"),
    ("small/qualtRics_sample.csv", 1, 20, "qualtrics", "utf-8"),
    ("small/qualtRics_sample_legacy.csv", 1, 15, "qualtrics", "utf-8"),
    ("small/sample_cx_responses_upload_with_bom.csv", 4, 17, "plain", "utf-8"),
    ("hcahps/state_results.csv", 4580, 6, "plain", "utf-8"),
    ("online_retail/online_retail_2010-12.csv", 42481, 8, "plain", "utf-8"),
    ("telco_churn/Telco-Customer-Churn.csv", 7043, 21, "plain", "utf-8"),
    ("fastfood/ffattrib.csv", 320, 10, "plain", "utf-8"),
]


def table(path: str) -> Table:
    file = shared(f"data/{path}")
    return read(file.name, file.read_bytes())


@pytest.mark.parametrize(("path", "rows", "columns", "format", "encoding"), SHAPES)
def test_has_the_known_shape(path: str, rows: int, columns: int, format: str, encoding: str) -> None:
    found = table(path)
    assert (found.rows.num_rows, found.rows.num_columns) == (rows, columns)
    assert (found.file.format, found.file.encoding) == (format, encoding)
    assert found.file.rows == found.file.kept == rows and not found.file.dropped
    assert found.rows.column_names == [f"c{i}" for i in range(1, columns + 1)]
    assert len(set(found.labels)) == columns and all(found.labels)


def test_options_chosen_in_one_cell_get_columns_and_every_row_is_counted() -> None:
    found = table("small/20160115235816-SurveyExport.csv")
    assert found.file.rows == 1706 == found.file.kept + sum(reason.count for reason in found.file.dropped)
    question = "Select all the words that best describe Jupyter Notebook."
    place = found.labels.index(f"{question}: intuitive")
    cells = found.rows.column(found.labels.index(question)).to_pylist()
    chosen = found.rows.column(place).to_pylist()
    for cell, answer in zip(cells, chosen, strict=True):
        assert answer == (
            None if cell is None else "Chosen" if "intuitive" in cell.split(";") else "Not chosen"
        )


def test_no_real_comment_is_taken_apart_and_no_wide_table_folded() -> None:
    for path, _, columns, _, _ in SHAPES:
        found = table(path)
        assert len(found.labels) == columns
        assert not any("one answer" in finding.what for finding in found.findings)


def test_quotes_that_belong_to_the_answers_are_kept_and_said() -> None:
    found = table("rstudio_google_forms/Learning R Internet Survey - Form Responses 1.tsv")
    assert any("Quotation marks" in finding.what for finding in found.findings)
    assert found.labels[0] == "Timestamp" and found.labels[27] == "Column 28"


def test_rows_that_slipped_sideways_are_kept_and_said() -> None:
    found = table("small/LasVegasTripAdvisorReviews-Dataset.csv")
    (warning,) = [finding for finding in found.findings if finding.severity is Severity.WARNING]
    assert "96 (row 242, 243" in warning.what and "User continent" in warning.what
    assert found.labels[-1] == "Column 21"


def test_the_row_named_is_the_row_of_the_file() -> None:
    lines = shared("data/small/LasVegasTripAdvisorReviews-Dataset.csv").read_text().splitlines()
    assert not lines[242 - 1].endswith(",") and all(line.endswith(",") for line in lines[1:241])


def test_exact_repeats_are_counted_and_kept() -> None:
    notes = [finding.what for finding in table("nhs_fft_gp/data.csv").findings]
    assert any("repeat" in what and "153" in what for what in notes)


def test_options_continue_the_question_to_their_left() -> None:
    labels = table("fivethirtyeight/StarWars.csv").labels
    assert labels[0] == "RespondentID"
    assert labels[1] == "Have you seen any of the 6 films in the Star Wars franchise?"
    assert labels[4].startswith("Which of the following") and labels[4].endswith(
        ": Star Wars: Episode II Attack of the Clones"
    )
    assert labels[37] == "Location (Census Region)"


def test_question_texts_replace_codes_and_metadata_keep_theirs() -> None:
    new, legacy = (
        table("small/qualtRics_sample.csv").labels,
        table("small/qualtRics_sample_legacy.csv").labels,
    )
    assert new[:3] == ("StartDate", "EndDate", "Status") and new[5] == "Duration (in seconds)"
    assert new[-3:] == (
        "This is a multiple choice question.",
        "This is a free text question.",
        "Q2 - Topics",
    )
    assert legacy[0] == "ResponseID" and legacy[10] == "This is a multiple choice question."


def test_a_workbook_of_several_sheets_says_which_was_read() -> None:
    found = table("sfo/sfo_2018_Data_Dictionary_DataSF.xlsx")
    assert found.file.sheet == "Code List" and found.rows.num_rows > 100


def test_columns_lined_up_with_spaces_keep_every_row() -> None:
    found = table("cdnow/CDNOW_master.txt")
    assert found.file.rows == found.file.kept == 69659 and len(found.labels) == 4


@pytest.mark.parametrize("path", ["mams_acsa/val.xml", "README.md"])
def test_what_is_no_table_is_refused(path: str) -> None:
    with pytest.raises(NotReadable):
        table(path)
