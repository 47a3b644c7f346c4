"""Every page on every kind of data, and a file's way through them, without a browser."""

import re

import pytest

from cxmetrics.charts.theme import palette
from cxmetrics.model import Role
from tests.pages.visit import (
    ABOUT_DATA,
    DATA,
    HEAD,
    OVERVIEW,
    PAGES,
    POISON,
    QUADRANT,
    TRENDS,
    correct,
    drop,
    go,
    mapped,
    ran,
    responses,
    table,
    tour,
    words,
)


def test_every_page_offers_the_sample_on_a_first_visit(place):
    app = place.visit()
    for page in ABOUT_DATA:
        go(app, page)
        assert app.button(key="load_sample") and len(app.file_uploader) == 1
        assert not app.get("vega_lite_chart")
    go(app, DATA)
    assert app.file_uploader(key="upload_0") and str(place.folder) in words(app).replace("\\", "")


def test_one_click_loads_the_sample(place):
    app = place.visit()
    ran(app.button(key="load_sample").click().run())
    assert all(dataset.sample for dataset in place.datasets)
    assert "fictional sample" in words(app) and len(app.get("vega_lite_chart")) >= 2
    assert responses(app) == place.datasets[0].responses


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_page_shows_the_sample(sample, theme):
    colours, other = palette(theme), palette("dark" if theme == "light" else "light")
    charts = 0
    for app in tour(sample, theme=theme):
        for chart in app.get("vega_lite_chart"):
            charts += 1
            assert colours.quiet in chart.proto.spec and other.quiet not in chart.proto.spec
    assert charts >= 4


KINDS: dict[str, tuple[bytes, dict[str, str]]] = {
    "no dates": (table(40, HEAD.replace("Date,", "")), {}),
    "no service ratings": (table(40, HEAD.replace("Staff friendliness,", "")), {}),
    "no ratings": (table(40, "Date,Shop,How likely are you to recommend us?"), {}),
    "no groups": (table(40, HEAD.replace("Shop,", "")), {}),
    "neither dates nor groups": (table(40, HEAD.replace("Date,Shop,", "")), {}),
    "comments only": (table(40, "Comment"), {"Comment": "comment"}),
    "four responses": (
        table(4),
        {"Staff_friendliness": "rating", "Food_quality": "rating", "Shop": "segment"},
    ),
    "markup": (
        table(60, shops=(POISON, "South")).replace(b"Food quality", f"Food quality {POISON}".encode()),
        {},
    ),
    "a group not given": (table(60, shops=("North", "")), {}),
    "blank dates": (table(60, date=""), {}),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_holds_every_kind_of_data(place, kind):
    data, roles = KINDS[kind]
    place.add(data, **roles)
    for app in tour(place):
        assert len(app.title) == 1 and "load_sample" not in [button.key for button in app.button]


def test_a_page_says_what_is_missing_and_where_to_mend_it(place):
    place.add(*KINDS["no service ratings"][:1])
    app = place.visit(QUADRANT)
    assert "rating of service" in words(app) and "Data page" in words(app)


def test_without_dates_there_is_no_trend_and_a_reason(place):
    place.add(KINDS["no dates"][0])
    app = place.visit(TRENDS)
    assert "No column is read as a date" in words(app) and not app.get("vega_lite_chart")


def test_of_four_responses_no_figure_is_told(place):
    data, roles = KINDS["four responses"]
    place.add(data, **roles)
    app = place.visit(OVERVIEW)
    assert {metric.value for metric in app.metric} == {"too few"}
    go(app, QUADRANT)
    assert "stay hidden" in words(app) and "cold" not in words(app)
    assert not [one for one in app.dataframe if one.key == "responses"]


def test_what_people_wrote_is_escaped_wherever_markdown_is_read(place):
    data, roles = KINDS["markup"]
    place.add(data, **roles)
    app = place.visit()
    for page in PAGES:
        go(app, page)
        for kind in ("title", "header", "subheader", "caption", "markdown", "info", "warning", "error"):
            for one in app.get(kind):
                assert not re.search(r"(?<!\\)!\[x|(?<!\\)<img|\*\*bold", str(one.value)), (
                    page,
                    kind,
                    one.value,
                )


UNDATED = b"\n".join([table(40), *[b",Online,5,4,9,said"] * 12])


def test_a_filter_that_leaves_only_undated_answers_is_told_in_words(place):
    place.add(UNDATED)
    app = place.visit(TRENDS)
    ran(app.selectbox(key="who").set_value("Shop").run())
    ran(app.multiselect(key="only").set_value(["Online"]).run())


def test_a_column_may_be_called_as_our_own(place):
    place.add(table(60).replace(b"Shop", b"Service score", 1))
    place.visit(QUADRANT)


def test_filters_narrow_the_responses(sample):
    app = sample.visit(OVERVIEW)
    everything = responses(app)
    ran(app.selectbox(key="period").set_value("Last 3 months").run())
    shorter = responses(app)
    assert 0 < shorter < everything
    ran(app.selectbox(key="who").set_value("Location").run())
    ran(app.multiselect(key="only").set_value(["Harbour Street"]).run())
    narrow = responses(app)
    assert 0 < narrow < shorter
    ran(app.multiselect(key="only").set_value(["Harbour Street", "Market Square", "Delivery"]).run())
    assert narrow < responses(app) <= shorter
    ran(app.selectbox(key="who").set_value("Everyone").run())
    ran(app.selectbox(key="period").set_value("All time").run())
    assert responses(app) == everything


def test_a_filter_nobody_fits_is_told_in_words(place):
    place.add(b"\n".join([table(60, shops=("North",)), *[b"2020-01-01,South,5,4,9,said"] * 12]))
    app = place.visit(OVERVIEW)
    ran(app.selectbox(key="who").set_value("Shop").run())
    ran(app.multiselect(key="only").set_value(["South"]).run())
    ran(app.selectbox(key="period").set_value("Last 30 days").run())
    assert "No response fits these filters" in words(app)


def test_the_cut_moves_responses_between_the_quadrants(sample):
    app = sample.visit(QUADRANT)
    usual = [metric.value for metric in app.metric]
    ran(app.slider(key="cut").set_value(50).run())
    assert [metric.value for metric in app.metric] != usual
    ran(app.selectbox(key="outcome").set_value("Paradox").run())
    assert "in “Paradox”" in words(app)


def test_a_trend_of_every_measure_by_every_period_and_group(sample):
    app = sample.visit(TRENDS)
    for measure in app.selectbox(key="metric").options[:3]:
        ran(app.selectbox(key="metric").select(measure).run())
    ran(app.selectbox(key="split").set_value("Location").run())
    assert len(app.get("vega_lite_chart")) == 1


BAD = {
    "empty.csv": b"",
    "head.csv": HEAD.encode() + b"\n",
    "picture.csv": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0" + bytes(range(256)) * 20,
    "locked.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096),
    "broken.xlsx": b"PK\x03\x04" + bytes(4096),
    "letter.txt": b"Dear customer,\n\nthank you for your visit. We hope to see you again, and soon.\n\nYours\n",
    "wide.csv": (",".join(f"Q{i}" for i in range(300)) + "\n" + ",".join("5" * 300) + "\n").encode(),
    "stock.csv": b"Article,Shelf\n" + b"".join(b"A%05d,%d-%d\n" % (i, i, i * 7) for i in range(50)),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_told_in_words_and_nothing_is_kept(place, name):
    app = drop(place.visit(DATA), (name, BAD[name]))
    assert len(app.error) == 1 and len(app.error[0].value) > 40
    assert place.datasets == () and not app.data_editor
    go(app, OVERVIEW)
    assert app.button(key="load_sample")


def test_a_bad_file_does_not_keep_a_good_one_out(place):
    app = drop(place.visit(DATA), ("empty.csv", b""), ("shops.csv", table(40)))
    assert [dataset.name for dataset in place.datasets] == ["shops.csv"]
    assert "empty" in app.error[0].value and len(app.data_editor) == 1


def test_files_with_the_same_columns_wait_as_one_dataset_the_others_apart(place):
    drop(
        place.visit(DATA),
        ("a.csv", table(40)),
        ("b.csv", table(41)),
        ("c.csv", table(42, HEAD.replace("Shop,", ""))),
        ("d.csv", table(40)),
    )
    assert sorted(len(dataset.files) for dataset in place.datasets) == [1, 2]


def test_an_upload_waits_for_a_yes_and_a_yes_loads_it(place):
    app = drop(place.visit(OVERVIEW), ("shops.csv", table(40)))
    (waiting,) = place.datasets
    assert waiting.table is None and app.title[0].value == "Your data"
    assert "Is this right" in app.header[0].value
    assert "load_sample" in [button.key for button in go(app, OVERVIEW).button]
    go(app, DATA)
    ran(app.button(key=f"confirm_{waiting.id}").click().run())
    assert app.title[0].value == "How are we doing?" and responses(app) == 40
    assert [dataset.responses for dataset in place.datasets] == [40]


def test_the_same_file_again_is_already_here(place):
    place.add(table(40))
    app = drop(place.visit(DATA), ("again.csv", table(40)))
    assert "already here" in words(app) and len(place.datasets) == 1


def test_discard_leaves_nothing(place):
    app = drop(place.visit(DATA), ("shops.csv", table(40)))
    ran(app.button(key=f"discard_{place.datasets[0].id}").click().run())
    assert place.datasets == () and not app.data_editor


def test_remove_and_undo(place):
    dataset = place.add(table(40))
    app = place.visit(DATA)
    ran(app.button(key=f"remove_{dataset.id}").click().run())
    assert place.datasets == () and "was removed" in words(app)
    ran(app.button(key=f"undo_{dataset.id}").click().run())
    assert place.datasets == (dataset,) and "was removed" not in words(app)
    assert responses(go(app, OVERVIEW)) == 40


@pytest.fixture
def waiting(place):
    return drop(place.visit(DATA), ("shops.csv", table(40)))


def test_a_correction_changes_the_role_and_the_rest_of_the_row_follows(waiting):
    before = mapped(waiting, "Staff friendliness")
    assert (before["Read as"], before["Side"], before["Scale"]) == ("rating", "service", "1–5")
    after = mapped(correct(waiting, "Staff friendliness", Read_as="ignore"), "Staff friendliness")
    assert (after["Read as"], after["Side"], after["About"], after["Scale"]) == ("ignore", "", "", "")
    assert after["Because"] == "You said so." and not waiting.error
    again = mapped(correct(waiting, "Staff friendliness", Read_as="overall"), "Staff friendliness")
    assert (again["Read as"], again["Side"], again["Scale"]) == ("overall", "overall", "1–5")


def test_the_last_correction_can_be_undone(waiting, place):
    before = mapped(waiting, "Food quality")
    correct(waiting, "Food quality", Read_as="ignore")
    button = f"uncorrect_{place.datasets[0].id}"
    ran(waiting.button(key=button).click().run())
    assert mapped(waiting, "Food quality") == before
    assert button not in [b.key for b in waiting.button]


def test_a_side_can_be_taken_away(waiting):
    after = mapped(correct(waiting, "Food quality", Side=""), "Food quality")
    assert (after["Side"], after["About"]) == ("", "")


def test_a_correction_is_what_is_loaded(waiting, place):
    correct(waiting, "Food quality", Side="service")
    ran(waiting.button(key=f"confirm_{place.datasets[0].id}").click().run())
    (dataset,) = place.datasets
    sides = {column.label: column.side for column in dataset.columns if column.role is Role.RATING}
    assert sides == {"Staff friendliness": "service", "Food quality": "service"}


def test_a_wrong_correction_is_told_and_changes_nothing(waiting):
    before = mapped(waiting, "Shop")
    correct(waiting, "Shop", Read_as="nps")
    assert "0 to 10" in waiting.error[0].value
    assert mapped(waiting, "Shop") == before
    correct(waiting, "Shop", Read_as="date")
    assert len(waiting.error) == 1
    ran(waiting.run())
    assert not waiting.error


def test_columns_of_a_loaded_file_can_be_read_otherwise_or_left_as_they_were(place):
    dataset = place.add(table(40))
    app = place.visit(DATA)
    ran(app.button(key=f"change_{dataset.id}").click().run())
    correct(app, "Food quality", Read_as="ignore")
    ran(app.button(key=f"discard_{dataset.id}").click().run())
    assert place.datasets == (dataset,) and not app.data_editor
    ran(app.button(key=f"change_{dataset.id}").click().run())
    assert mapped(app, "Food quality")["Read as"] == "rating"
    correct(app, "Food quality", Read_as="ignore")
    ran(app.button(key=f"confirm_{dataset.id}").click().run())
    assert "Food quality" not in [column.label for column in place.datasets[0].by_role(Role.RATING)]


def test_two_datasets_can_be_told_apart_and_chosen(place):
    first, second = place.add(table(40)), place.add(table(60))
    app = place.visit(OVERVIEW)
    assert responses(app) == second.responses
    ran(app.selectbox(key="data").set_value(first.id).run())
    assert responses(app) == 40


def with_marks(*marks: str) -> bytes:
    """Forty answers with one question more, whose answers are these in turn."""
    head, *rows = table(40).decode().splitlines()
    more = [f'{row},"{marks[i % len(marks)]}"' for i, row in enumerate(rows)]
    return "\n".join([f"{head},Mark", *more]).encode()


def test_a_question_everybody_answered_alike_can_be_read_as_a_rating(place):
    app = drop(place.visit(DATA), ("alike.csv", with_marks("1")))
    correct(app, "Mark", Scale="1–5")
    assert (mapped(app, "Mark")["Read as"], mapped(app, "Mark")["Scale"]) == ("rating", "1–5")


def test_the_scale_a_person_gives_is_the_scale(place):
    app = drop(place.visit(DATA), ("marks.csv", with_marks("1", "2", "3", "4", "5", "6")))
    correct(app, "Mark", Read_as="ignore")
    correct(app, "Mark", Scale="1–10")
    assert (mapped(app, "Mark")["Read as"], mapped(app, "Mark")["Scale"]) == ("rating", "1–10")
