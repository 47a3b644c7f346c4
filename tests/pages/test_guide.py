"""The metric guide, without a browser."""

import pytest

from cxmetrics.model import Family
from cxmetrics.store.notes import ASKED, number
from cxmetrics.ui import guide_statements
from tests.pages.visit import ROOT, go, ran, table, words

GUIDE = "pages/guide.py"
SAID = "What is said of it"


def rows(app):
    return app.dataframe[0].value.set_index("Metric")


def opened(app, *families):
    for family in families:
        app.session_state[f"guide_{family}"] = True
    return ran(app.run())


def plainly(app):
    return words(app).replace("\\", "")


def test_one_line_on_top_says_what_to_steer_by_and_the_table_what_is_here(sample):
    app = sample.visit(GUIDE)
    assert "Steer by “" in plainly(app) and "would show within a month" in plainly(app)
    assert "no single one suffices" in plainly(app)
    found = rows(app)
    assert found.loc["Net Promoter Score", "In your data"].startswith("yes, ")
    assert found.loc["Repeat purchase rate", "In your data"] == "no"
    assert (found.loc[["Net Promoter Score", "Response rate"], SAID] == "open it below").all()
    assert found.loc["Sentiment of comments", "In your data"] == "not computed yet"


def test_nothing_is_put_to_the_data_before_it_is_asked_for(sample, monkeypatch):
    app = sample.visit(GUIDE)
    asked = []
    real = guide_statements.verdict

    def noted(workspace, dataset, id_, part):
        asked.append(id_)
        return real(workspace, dataset, id_, part)

    monkeypatch.setattr(guide_statements, "verdict", noted)
    go(app, GUIDE)
    assert asked == []
    opened(app, "nps")
    assert asked and set(asked) == {f"PC0{i}" for i in range(1, 9)}
    asked.clear()
    ran(app.run())
    assert asked == []


def test_an_opened_family_shows_verdicts_figures_and_rules(sample):
    app = opened(sample.visit(GUIDE), "nps")
    told = plainly(app)
    assert any(f"{sign} **{word}**" in told for sign, word in guide_statements.SIGNS.values())
    assert "likely" in told and "How well it works here" in told and "How exact" in told
    assert any("The rule" in (one.help or "") for one in app.markdown)
    counts = rows(app).loc["Net Promoter Score", SAID]
    assert "cannot tell" in counts or "hold" in counts
    assert rows(app).loc["Response rate", SAID] == "open it below"
    assert "Goes with" in app.dataframe[1].value.columns


def test_every_statement_can_be_asked_at_once(sample):
    app = sample.visit(GUIDE)
    ran(app.toggle(key="guide_all").set_value(True).run())
    assert not (rows(app)[SAID] == "open it below").any()


@pytest.mark.parametrize("name", ["orders.csv", "tickets.csv"])
def test_every_family_opens_on_every_kind_of_list(place, name):
    place.add((ROOT / "sample_data" / name).read_bytes())
    app = opened(place.visit(GUIDE), *(family.name.lower() for family in Family), "scores")
    assert "How well it works here" in plainly(app)
    assert not (rows(app)[SAID] == "open it below").any()


def test_the_two_scores_have_a_section_of_their_own(sample):
    app = opened(sample.visit(GUIDE), "scores")
    told = plainly(app)
    assert "coloured by one impression" in told and "come out on top" in told.replace("comes", "come")
    assert "Service score" in told


def test_how_many_were_asked_can_be_told_and_taken_back(place):
    dataset = place.add(table(60))
    app = opened(place.visit(GUIDE), "response_rate")
    box = app.number_input(key=f"asked_{dataset.id}")
    ran(box.set_value(200).run())
    assert number(place.opened[-1], dataset.id, ASKED) == 200
    assert "**Response rate:** 30 %" in plainly(app) and "30 % (60 of 200 asked" in plainly(app)
    assert "1 shown" in rows(app).loc["Response rate", SAID]
    ran(app.number_input(key=f"asked_{dataset.id}").set_value(None).run())
    assert number(place.opened[-1], dataset.id, ASKED) is None and "60 of 200" not in plainly(app)


def test_the_terms_that_are_on_are_told(sample):
    app = sample.visit(GUIDE)
    ran(app.selectbox(key="level").set_value(99).run())
    assert "Worked out here with: 99 % ranges" in plainly(app)


def test_sentiment_says_what_it_waits_for(sample):
    app = opened(sample.visit(GUIDE), "reviews")
    assert "Needs comments to be read by the program: not part of this version." in plainly(app)
