"""The engine from Python."""

from datetime import date
from pathlib import Path

import pytest

import cxmetrics
from cxmetrics.errors import ColumnsDiffer, CxError, NotEnoughData, NotReadable, NotRecognised, UnknownName
from cxmetrics.model import Display, Quadrant

HEAD = "Date,Shop,Staff friendliness,Food quality,How likely are you to recommend us?"


def answers(count: int, first: int = 0) -> str:
    return "".join(
        f"2025-0{1 + i % 6}-{1 + i % 28:02},{('North', 'South', '')[i % 3]},{1 + i % 5},{1 + i * 3 % 5},{i * 7 % 11}\n"
        for i in range(first, first + count)
    )


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def session():
    opened = cxmetrics.open(":memory:")
    yield opened
    opened.close()


@pytest.fixture
def shops(tmp_path):
    return written(tmp_path, "shops.csv", f"{HEAD}\n{answers(66)}")


def test_a_metric_of_the_whole(session, shops):
    nps = session.add(shops).metric("nps")
    # 66 answers run through 0–10 six times: two promoters and seven detractors of every eleven.
    assert nps.value == pytest.approx(100 * (2 - 7) / 11)
    assert (nps.n, nps.missing, nps.unit) == (66, 0, "points")
    assert nps.low < nps.value < nps.high


def test_a_metric_by_group_adds_up_and_a_blank_is_a_group(session, shops):
    data = session.add(shops)
    shares = data.metric("nps", by="Shop")
    assert set(shares) == {"North", "South", None}
    assert [shares[name].n for name in ("North", "South", None)] == [22, 22, 22]
    assert sum(e.value * e.n for e in shares.values()) / 66 == pytest.approx(data.metric("nps").value)


def test_a_score_is_asked_for_by_its_side(session, shops):
    data = session.add(shops)
    given = [25.0 * (i % 5) for i in range(66)]
    assert data.metric("service").value == pytest.approx(sum(given) / 66)
    assert data.metric("service", by="Shop").keys() == {"North", "South", None}


def test_a_lower_level_is_narrower(session, shops):
    data = session.add(shops)
    wide, narrow = data.metric("nps"), data.metric("nps", level=0.8)
    assert wide.low < narrow.low < narrow.high < wide.high
    north = [data.metric("nps", by="Shop", level=level)["North"] for level in (0.95, 0.8)]
    assert north[0].low < north[1].low < north[1].high < north[0].high
    shares = [data.quadrant(level=level)[Quadrant.IDEAL].share for level in (0.95, 0.8)]
    assert shares[0].low < shares[1].low < shares[1].high < shares[0].high


def test_the_quadrant_and_its_cut(session, shops):
    data = session.add(shops)
    usual, strict = data.quadrant(), data.quadrant(cut=95)
    assert usual.n == strict.n == 66 == sum(part.count for part in usual.of)
    both = sum(1 for i in range(66) if i % 5 >= 3 and i * 3 % 5 >= 3)
    assert usual[Quadrant.IDEAL].count == both
    assert strict[Quadrant.IDEAL].count == sum(1 for i in range(66) if i % 5 == 4 == i * 3 % 5)


def test_several_files_are_one_dataset(session, shops, tmp_path):
    more = written(tmp_path, "more.csv", f"{HEAD}\n{answers(34, first=66)}")
    data = session.add(shops, str(more))
    assert data.dataset.responses == 100
    assert (data.dataset.first, data.dataset.last) == (date(2025, 1, 1), date(2025, 6, 28))
    assert [file.name for file in data.dataset.files] == ["shops.csv", "more.csv"]


def test_the_same_file_is_not_read_again(session, shops, tmp_path):
    data = session.add(shops)
    again = session.add(written(tmp_path, "renamed.csv", shops.read_text(encoding="utf-8")))
    assert again.dataset == data.dataset
    assert [d.dataset.id for d in session.datasets()] == [data.dataset.id]


def test_a_new_file_beside_a_known_one_is_not_lost(session, shops, tmp_path):
    session.add(shops)
    more = written(tmp_path, "more.csv", f"{HEAD}\n{answers(34, first=66)}")
    session.add(shops, more)
    assert sum(data.dataset.responses for data in session.datasets()) >= 100


def test_datasets_come_newest_first_and_are_there_tomorrow(tmp_path, shops):
    path = tmp_path / "workspace.duckdb"
    session = cxmetrics.open(path)
    first, second = session.add(shops), session.add(written(tmp_path, "b.csv", f"{HEAD}\n{answers(20)}"))
    session.close()
    again = cxmetrics.open(path)
    assert [data.dataset for data in again.datasets()] == [second.dataset, first.dataset]
    assert again.datasets()[1].metric("nps").n == 66
    again.close()


def test_names_that_are_none_are_refused_with_those_there_are(session, shops):
    data = session.add(shops)
    with pytest.raises(UnknownName, match="Shop"):
        data.metric("nps", by="Branch")
    with pytest.raises(UnknownName, match="nps"):
        data.metric("happiness")
    with pytest.raises(NotEnoughData, match="needs"):
        data.metric("ces")


def test_what_cannot_be_used_leaves_the_workspace_as_it_was(session, shops, tmp_path):
    session.add(shops)
    before = (session.workspace.revision, session.workspace.datasets())
    other = written(tmp_path, "other.csv", f"{HEAD.replace('Shop', 'Branch')}\n{answers(20)}")
    stock = written(
        tmp_path, "stock.csv", "Article,Shelf\n" + "".join(f"A{i:05},{i}-{i * 7}\n" for i in range(50))
    )
    fresh = written(tmp_path, "fresh.csv", f"{HEAD}\n{answers(21)}")
    for error, files in (
        (ColumnsDiffer, (fresh, other)),
        (NotRecognised, (stock,)),
        (NotReadable, (written(tmp_path, "empty.csv", ""),)),
    ):
        with pytest.raises(error) as told:
            session.add(*files)
        assert isinstance(told.value, CxError) and told.value.fix
    assert (session.workspace.revision, session.workspace.datasets()) == before


def test_no_file_at_all_is_refused_in_words(session):
    with pytest.raises(CxError):
        session.add()


def test_under_five_answers_nothing_is_told(session, tmp_path):
    rows = answers(60) + "2025-06-01,West,5,5,10\n" * 4
    shares = session.add(written(tmp_path, "few.csv", f"{HEAD}\n{rows}")).metric("nps", by="Shop")
    assert (shares["West"].value, shares["West"].shown, shares["West"].n) == (None, Display.HIDDEN, 4)


def test_groups_lie_where_their_scores_are(session, shops):
    data = session.add(shops)
    dots = data.units("Shop")
    assert {dot.name: dot.service.value for dot in dots} == {
        name: found.value for name, found in data.metric("service", by="Shop").items()
    }
    with pytest.raises(UnknownName):
        data.units("Staff friendliness")


def test_what_goes_with_an_outcome(session, shops):
    data = session.add(shops)
    told = data.drivers("How likely are you to recommend us?").explained
    assert {driver.column.label for driver in told.drivers} == {"Staff friendliness", "Food quality"}
    assert sum(driver.share.value for driver in told.drivers) == pytest.approx(told.r2)
    with pytest.raises(UnknownName):
        data.drivers("Price")


def test_without_a_question_about_the_whole_there_is_nothing_to_account_for(session, tmp_path):
    rows = "".join(f"{1 + i % 5},{1 + i * 3 % 5}\n" for i in range(60))
    data = session.add(written(tmp_path, "items.csv", f"Staff friendliness,Food quality\n{rows}"))
    with pytest.raises(NotEnoughData):
        data.drivers()
