"""Every chart is a valid Vega-Lite spec, says its n, and keeps what people wrote in its data."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise
from typing import Any

import altair as alt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmetrics.analyses.measure import Measure, find, measures
from cxmetrics.analyses.quadrant import Density, Outcome, Outcomes, Unit, outcomes, units
from cxmetrics.analyses.segment import segments_of
from cxmetrics.analyses.touchpoints import Rated, ratings
from cxmetrics.analyses.trends.trend import Line, Point, Trend, trend
from cxmetrics.analyses.trends.verdict import Drift, Limit, Outside, Run, Shift, Signal, Signals
from cxmetrics.charts import density, path, quadrant, touchpoints
from cxmetrics.charts import trend as over_time
from cxmetrics.charts.label_choices import HALF_HEIGHT, width_of
from cxmetrics.charts.labels import MOST_LABELS, RANGES, WIDTHS, Spot, layout
from cxmetrics.charts.plane import UNPLACED
from cxmetrics.charts.theme import DARK, LIGHT, palette
from cxmetrics.metrics import METRICS
from cxmetrics.model import Column, Display, Estimate, Interval, Quadrant, Role, Scale, Side, Slice
from cxmetrics.store import Workspace
from cxmetrics.store.notes import Note
from cxmetrics.ui.upload import load_sample

POISON = "![x](http://127.0.0.2/p.png) <img src=x> datum['n'] {{1}} \\"
PALETTES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
COUNTS = {"n:Q", "answers:Q", "responses:Q"} | {"n", "answers", "responses"}
NPS = Measure(METRICS["nps"], Column("c1", "NPS", Role.NPS, scale=Scale(0, 10)))


def estimate(value: float | None, n: int = 100, half: float = 4.0, unit: str = "of 100") -> Estimate:
    if value is None:
        return Estimate.hidden(n, unit=unit)
    return Estimate.of(value, Interval(value - half, value + half), n, span=100.0, unit=unit)


def unit(
    name: str | None, service: float | None, experience: float | None, n: int = 100, half: float = 4.0
) -> Unit:
    return Unit(name, n, estimate(service, n, half), estimate(experience, n, half), None)


def spread(*counts: int, cut: float = 75.0) -> Outcomes:
    n = sum(counts)
    shares = [estimate(100 * count / n if n >= 5 else None, n) for count in counts]
    return Outcomes(
        cut, n, tuple(Outcome(q, c, s, None) for q, c, s in zip(Quadrant, counts, shares, strict=True))
    )


def told(line: tuple[Point, ...], *signals: Signal, unfinished: date | None = None) -> Signals:
    limits = tuple(Limit(point.period, 10.0, 30.0) for point in line if point.estimate.value is not None)
    return Signals("points", "month", len(limits), signals, 20.0, limits, unfinished=unfinished)


def over(*lines: Line, split: bool = True, every: str = "month") -> Trend:
    return Trend(NPS, every, split, lines, 0)


def points(*values: float | None, n: int = 100) -> tuple[Point, ...]:
    return tuple(
        Point(date(2025, month, 1), estimate(value, n)) for month, value in enumerate(values, start=1)
    )


def rated(label: str, value: float | None, side: Side | None = Side.SERVICE, n: int = 100) -> Rated:
    return Rated(Column("c1", label, Role.RATING, side, scale=Scale(1, 5)), None, estimate(value, n))


def parts(spec: Any, key: str | None = None) -> Iterator[tuple[str | None, Any]]:
    """Every value of a spec with its key, the data left out."""
    yield key, spec
    if isinstance(spec, dict):
        for name, value in spec.items():
            if name not in ("datasets", "data"):
                yield from parts(value, name)
    elif isinstance(spec, list):
        for value in spec:
            yield from parts(value, key)


def checked(drawn: Any) -> dict[str, Any]:
    """The chart's spec, valid against the schema and without what no chart here may hold."""
    spec: dict[str, Any] = drawn
    alt.LayerChart.from_dict(spec, validate=True)
    fields = {value for key, value in parts(spec) if key == "field" and isinstance(value, str)}
    columns = {name for rows in spec.get("datasets", {}).values() for row in rows for name in row}
    empty = not all(spec.get("datasets", {}).values())
    assert fields <= columns or empty or not columns
    assert not {"image", "url", "href"} & (fields | columns)
    marks = [
        value["type"] if isinstance(value, dict) else value for key, value in parts(spec) if key == "mark"
    ]
    assert marks and "image" not in marks
    assert not {"href", "url"} & {key for key, _ in parts(spec)}
    return spec


def tooltips(spec: dict[str, Any]) -> list[list[dict[str, Any]]]:
    return [value for key, value in parts(spec) if key == "tooltip" and isinstance(value, list)]


def says_n(spec: dict[str, Any]) -> bool:
    shown = tooltips(spec)
    return bool(shown) and all({part["field"] for part in tip} & COUNTS for tip in shown)


def selections(spec: dict[str, Any]) -> list[str]:
    return [
        one["name"]
        for key, value in parts(spec)
        if key == "params" and isinstance(value, list)
        for one in value
        if "select" in one
    ]


def written_outside_data(spec: dict[str, Any], text: str) -> list[str | None]:
    """Where `text` stands besides the data and the list of values a colour is given for."""
    return [key for key, value in parts(spec) if isinstance(value, str) and text in value and key != "domain"]


@pytest.fixture(scope="module")
def sample():
    workspace = Workspace()
    yield workspace, load_sample(workspace)
    workspace.close()


@PALETTES
def test_the_quadrant_of_the_sample(sample, colours):
    segment = segments_of(sample[1])[0].name
    for dots in (units(*sample, Slice(), segment=segment), units(*sample, Slice(), every="month")):
        assert dots
        spec = checked(quadrant.chart(outcomes(*sample, Slice()), dots, colours))
        assert says_n(spec) and selections(spec) == [quadrant.PICK]


@PALETTES
def test_the_trends_of_the_sample(sample, colours):
    segment = segments_of(sample[1])[0].name
    for measure in measures(sample[1])[:4]:
        for split in (None, segment):
            found = trend(*sample, measure, Slice(), segment=split)
            spec = checked(over_time.chart(found, colours, title="Points"))
            assert says_n(spec) and selections(spec) == []


@PALETTES
def test_the_ratings_of_the_sample(sample, colours):
    spec = checked(touchpoints.chart(ratings(*sample, Slice()), colours))
    assert says_n(spec) and selections(spec) == []


MANY = tuple(unit(f"unit {i}", 20 + i % 80, 99 - i % 70, 30 + i) for i in range(100))
UNITS = {
    "none": (),
    "one": (unit("only", 80, 60),),
    "a hundred": MANY,
    "hidden": (unit("few", None, None, 3), unit("half", 80, None, 4)),
    "hidden beside shown": (unit("few", None, None, 3), unit("many", 80, 60)),
    "not given": (unit(None, 50, 50),),
    "at the ends": (
        unit("worst", 0, 0, half=0),
        unit("best", 100, 100, half=0),
        unit("wide", 50, 50, half=50),
    ),
    "twins": (unit("a", 80, 80), unit("b", 80, 80)),
    "long": (unit("x" * 500, 80, 80),),
}


@PALETTES
@pytest.mark.parametrize("dots", UNITS.values(), ids=UNITS)
def test_the_quadrant_holds_any_dots(dots, colours):
    spec = checked(quadrant.chart(spread(50, 20, 3, 7), dots, colours))
    assert says_n(spec) and selections(spec) == [quadrant.PICK]


@pytest.mark.parametrize("counts", [(0, 0, 0, 0), (1, 1, 1, 1), (0, 900, 0, 0)])
@pytest.mark.parametrize("cut", [50.0, 95.0])
def test_the_quadrant_holds_any_outcome_at_any_cut(counts, cut):
    spec = checked(quadrant.chart(spread(*counts, cut=cut), UNITS["at the ends"], LIGHT))
    assert says_n(spec) and selections(spec) == [quadrant.PICK]


def rows_with(spec: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The first dataset whose rows have a column `name`."""
    return next((rows for rows in spec["datasets"].values() if rows and name in rows[0]), [])


def test_a_unit_with_too_few_answers_is_not_drawn():
    spec = checked(quadrant.chart(spread(9, 9, 9, 9), UNITS["hidden beside shown"], LIGHT))
    assert [row["unit"] for row in rows_with(spec, "service_low")] == ["many"]
    assert rows_with(checked(quadrant.chart(spread(9, 9, 9, 9), UNITS["hidden"], LIGHT)), "service_low") == []


def test_intervals_stay_within_the_axes():
    spec = checked(quadrant.chart(spread(9, 9, 9, 9), MANY, LIGHT))
    scales = [value for key, value in parts(spec) if key == "scale" and value and value.get("nice") is False]
    assert {tuple(scale["domain"]) for scale in scales} == {
        (low := min(row["x"] for row in rows_with(spec, "strength")), 100)
    }
    for row in rows_with(spec, "service_low"):
        assert (
            low <= row["service_low"] <= row["service"] and low <= row["experience_low"] <= row["experience"]
        )


def named(row: dict[str, Any]) -> list[str]:
    """What is written beside a dot, in each range of widths."""
    return [text for key, text in row.items() if key.startswith("text_")]


def test_what_is_picked_stands_out_and_is_named_at_any_width():
    plain = rows_with(checked(quadrant.chart(spread(9, 9, 9, 9), MANY, LIGHT)), "service_low")
    assert {row["on"] for row in plain} == {1.0}
    assert sum(any(named(row)) for row in plain) <= MOST_LABELS
    spec = checked(
        quadrant.chart(spread(9, 9, 9, 9), MANY, LIGHT, unit="unit 7", quadrant=Quadrant.PARADOX.title)
    )
    dots = {row["unit"]: row for row in rows_with(spec, "service_low")}
    assert [name for name, row in dots.items() if row["on"] == 1.0] == ["unit 7"]
    assert set(named(dots["unit 7"])) == {"unit 7"}
    fields = {row["quadrant"]: row["strength"] for row in rows_with(spec, "strength")}
    assert max(fields, key=fields.__getitem__) == Quadrant.PARADOX.title


def test_twins_are_both_named_at_any_width():
    rows = rows_with(checked(quadrant.chart(spread(9, 9, 9, 9), UNITS["twins"], LIGHT)), "service_low")
    assert [set(named(row)) for row in rows] == [{"a"}, {"b"}]


@given(
    st.lists(st.builds(Spot, st.floats(0, 1), st.floats(0, 1), st.text("abcmW é", max_size=30)), max_size=25),
    st.floats(0, 1),
    st.integers(0, RANGES - 1),
)
@settings(deadline=None, max_examples=30)
def test_no_two_names_touch_at_any_width_of_a_range(spots, share, at):
    width = WIDTHS[at] + share * (WIDTHS[at + 1] - WIDTHS[at])
    boxes = []
    for spot, labels in zip(spots, layout(tuple(spots), 460.0), strict=True):
        label = labels[at]
        if label.text:
            long = width_of(label.text)
            left = (
                spot.across * width + label.dx - {"left": 0, "center": long / 2, "right": long}[label.align]
            )
            boxes.append((left, left + long, spot.down * 420 + label.dy))
    for (left, right, y), (left2, right2, y2) in combinations(boxes, 2):
        assert right <= left2 + 1e-6 or right2 <= left + 1e-6 or abs(y - y2) >= 2 * HALF_HEIGHT - 1e-6
    assert all(left >= 0 and right <= width for left, right, _ in boxes)


def crossing(spots: tuple[Spot, ...], at: int, width: float, height: float = 400.0) -> list[str]:
    """The names in a range of widths that lie on a line through a dot."""
    found = []
    for spot, labels in zip(spots, layout(spots, 460.0), strict=True):
        left, up, right, low = (labels[at].dx, labels[at].dy - 8, 0.0, labels[at].dy + 8)
        left -= {"left": 0.0, "center": 0.5, "right": 1.0}[labels[at].align] * width_of(labels[at].text)
        left, up, low = spot.across * width + left, spot.down * height + up, spot.down * height + low
        right = left + width_of(labels[at].text)
        for other in spots:
            ends, tops = other.wide or (0.0, 0.0), other.high or (0.0, 0.0)
            level = up < other.down * height < low and left < ends[1] * width and ends[0] * width < right
            upright = left < other.across * width < right and up < tops[1] * height and tops[0] * height < low
            found += [spot.name] if level or upright else []
    return found


def test_the_lines_of_dots_pass_their_names():
    spots = tuple(
        Spot(x, y, f"shop {number}", (x - 0.1, x + 0.1), (y - 0.1, y + 0.1))
        for number, (x, y) in enumerate([(0.3, 0.4), (0.4, 0.6), (0.6, 0.5), (0.7, 0.75)])
    )
    for at in range(5, RANGES):
        assert crossing(spots, at, WIDTHS[at]) == []


def test_a_long_name_is_cut_the_more_the_narrower_the_chart():
    (labels,) = layout((Spot(0.2, 0.5, "The long name of a restaurant in the street"),), 460.0)
    assert [label.text for label in (labels[0], labels[-1])] == [
        "The long name o…",
        "The long name of a restaura…",
    ]


def test_the_plane_shows_all_four_outcomes_and_every_line():
    fields = rows_with(checked(quadrant.chart(spread(9, 9, 9, 9), UNITS["one"], LIGHT)), "strength")
    assert {row["x"] for row in fields} == {50, 75}
    low = replace(UNITS["one"][0], service=estimate(49.0))
    fields = rows_with(checked(quadrant.chart(spread(9, 9, 9, 9), (low,), LIGHT)), "strength")
    assert {row["x"] for row in fields} == {40, 75}


def test_a_dot_is_filled_only_where_it_is_placed():
    placed = Unit("sure", 100, estimate(90), estimate(90), Quadrant.IDEAL)
    spec = checked(quadrant.chart(spread(9, 9, 9, 9), (placed, unit("close", 75, 75)), LIGHT))
    rows = {row["unit"]: row["placed"] for row in rows_with(spec, "service_low")}
    assert rows == {"sure": Quadrant.IDEAL.title, "close": UNPLACED}
    (fill,) = [value for key, value in parts(spec) if key == "fill" and isinstance(value, dict)]
    shades = dict(zip(fill["scale"]["domain"], fill["scale"]["range"], strict=True))
    assert shades[UNPLACED] == LIGHT.page and shades["Ideal"] == LIGHT.quadrants[Quadrant.IDEAL]


@PALETTES
@pytest.mark.parametrize("step", [None, 5.0])
def test_a_crowd_is_drawn_by_how_densely_it_lies(colours, step):
    cells = ((0.0, 0.0, 3), (70.0, 75.0, 9), (95.0, 95.0, 400))
    spec = checked(density.chart(spread(50, 20, 3, 7), Density(412, step, cells), colours))
    assert says_n(spec) and selections(spec) == [quadrant.PICK]
    rows = rows_with(spec, "x2")
    drawn = {row["n"]: row for row in spec["datasets"]["cells"]}
    assert rows and drawn[9]["quadrant"] == Quadrant.IMPOSSIBLE.title and drawn[400]["x2"] <= 100


@PALETTES
def test_a_path_names_its_ends_and_points_onward(colours):
    steps = tuple(
        Unit(None, 50, estimate(value), estimate(95 - value), None, period=date(2025, month, 1))
        for month, value in enumerate((60.0, None, 70.0, 80.0), start=1)
        if value is not None
    )
    spec = checked(path.chart(spread(50, 20, 3, 7), steps, colours))
    assert says_n(spec) and selections(spec) == [quadrant.PICK]
    legs = spec["datasets"]["legs"]
    assert [leg["leg"] for leg in legs] == ["Jan 2025 to Mar 2025", "Mar 2025 to Apr 2025"]
    assert legs[0]["strength"] < legs[1]["strength"] == 1.0
    assert [leg["gap"] for leg in legs] == [True, False]
    assert [row["unit"] for row in spec["datasets"]["dots"] if any(named(row))] == ["Jan 2025", "Apr 2025"]


def test_the_cut_may_differ_between_the_sides():
    found = replace(spread(9, 9, 9, 9, cut=60.0), experience_cut=80.0)
    rows = rows_with(checked(quadrant.chart(found, MANY, LIGHT)), "strength")
    assert {(row["x"], row["y"]) for row in rows if row["quadrant"] == "Ideal"} == {(60.0, 80.0)}


def test_fields_meet_at_the_cut_and_cover_the_plane():
    rows = rows_with(checked(quadrant.chart(spread(9, 9, 9, 9, cut=60.0), MANY, LIGHT)), "strength")
    low = min(row["x"] for row in rows)
    assert {(row["x"], row["x2"], row["y"], row["y2"]) for row in rows} == {
        (60, 100, 60, 100),
        (60, 100, low, 60),
        (low, 60, 60, 100),
        (low, 60, low, 60),
    }
    assert len({row["quadrant"] for row in rows}) == 4


TRENDS = {
    "nothing": over(),
    "nothing in one line": over(split=False),
    "one period": over(Line(None, points(20.0)), split=False),
    "gaps": over(Line(None, points(20.0, None, 30.0, None)), split=False),
    "only gaps": over(Line(None, points(None, None, n=3)), split=False),
    "seven lines": over(
        *(Line(f"shop {i}", points(i, i + 1)) for i in range(6)), Line("All others", points(3, 4), folded=9)
    ),
    "not given": over(Line(None, points(20.0, 21.0)), Line("A", points(5.0, None))),
    "few answers": over(Line(None, points(20.0, 30.0, n=9)), split=False),
}


@PALETTES
@pytest.mark.parametrize("found", TRENDS.values(), ids=TRENDS)
def test_the_trend_holds_any_lines(found, colours):
    spec = checked(over_time.chart(found, colours, title="Points"))
    assert says_n(spec) and selections(spec) == []


@pytest.mark.parametrize("every", ["day", "week", "quarter"])
def test_the_trend_holds_any_period(every):
    checked(
        over_time.chart(over(Line(None, points(20.0, 30.0)), split=False, every=every), LIGHT, title="Points")
    )


def test_a_period_with_too_few_answers_is_a_gap_and_a_few_are_hollow():
    rows = over_time.frame(over(Line(None, (*points(20.0, None), *points(25.0, n=9))), split=False))
    assert rows["value"].isna().tolist() == [False, True, False]
    assert rows["sure"].tolist() == [True, False, False]
    assert rows["shown"].iloc[:2].tolist() == ["20", "kept back"]
    assert " to " in rows["shown"].iloc[2], "nine answers tell a range only"


MARCH = date(2025, 3, 1)
WAVES = points(20.0, 21.0, 5.0, None, 19.0, 22.0, 20.0, 21.0)
OUT = Outside(MARCH, False, WAVES[2].estimate, Interval(10.0, 30.0))
EVERY_SIGNAL = (
    OUT,
    Run(date(2025, 5, 1), date(2025, 8, 1), True, 8),
    Shift(date(2025, 6, 1), date(2025, 8, 1), True, date(2025, 5, 1), date(2025, 7, 1), 18.0, 21.0),
    Drift(date(2025, 7, 1), date(2025, 8, 1), True),
)
MARKED = Line(None, WAVES, signals=told(WAVES, *EVERY_SIGNAL, unfinished=date(2025, 8, 1)))
MENU = Note(1, date(2025, 3, 14), "new menu")


@PALETTES
@pytest.mark.parametrize("split", [False, True])
def test_what_stands_out_is_marked_by_shape_and_word_and_not_by_colour_alone(colours, split):
    spec = checked(over_time.chart(over(MARKED, split=split), colours, title="Points"))
    assert says_n(spec)
    marks = rows_with(spec, "side")
    assert {row["side"] for row in marks} == {"above", "below"}
    (march,) = (row for row in marks if str(row["period"]).startswith("2025-03"))
    assert (march["label"], march["signal"]) == ("Mar 2025: below", "below what chance explains")
    shapes = [value["range"] for key, value in parts(spec) if key == "scale" and "triangle-up" in str(value)]
    assert shapes and all(set(shape) == {"triangle-up", "triangle-down"} for shape in shapes)


def test_the_limits_of_chance_stand_behind_a_single_line_only():
    spec = checked(over_time.chart(over(MARKED, split=False), LIGHT, title="Points"))
    limits = rows_with(spec, "centre")
    assert len(limits) == 7 and {(row["from"], row["to"]) for row in limits} == {(10.0, 30.0)}
    two = over(MARKED, Line("B", points(5.0, 6.0)))
    assert rows_with(checked(over_time.chart(two, LIGHT, title="Points")), "centre") == []


def test_the_table_tells_limits_and_signals():
    rows = over_time.frame(over(MARKED, split=False))
    assert rows["limits"].tolist()[2:4] == ["10 to 30", ""]
    assert rows["signal"].tolist()[:3] == ["", "", "below what chance explains"]
    assert rows["signal"].iloc[-1].endswith("not finished yet")
    assert over_time.frame(over(Line(None, WAVES), split=False))["signal"].tolist() == [""] * 8


def test_a_missing_period_is_a_gap_in_the_line():
    apart = (*points(20.0, 21.0), Point(date(2025, 5, 1), estimate(22.0)))
    spec = checked(over_time.chart(over(Line(None, apart), split=False), LIGHT, title="Points"))
    rows = {str(row["period"])[:7]: row["value"] for row in rows_with(spec, "sure")}
    assert list(rows) == ["2025-01", "2025-02", "2025-03", "2025-05"] and rows["2025-03"] is None
    assert len(over_time.frame(over(Line(None, apart), split=False))) == 3


@PALETTES
def test_notes_stand_on_their_day_and_never_on_each_other(colours):
    days = [date(2025, 1, 20), date(2025, 3, 14), date(2025, 3, 15), date(2025, 8, 31)]
    noted = tuple(Note(i, day, f"{i} {POISON}") for i, day in enumerate(days))
    drawn = over_time.chart(over(MARKED, split=False), colours, title="Points", notes=noted)
    spec = checked(drawn)
    rows = rows_with(spec, "day")
    assert [row["day"] for row in rows] == ["20 Jan 2025", "14 Mar 2025", "15 Mar 2025", "31 Aug 2025"]
    assert all(row["text"].endswith(POISON) and len(row["label"]) <= 30 for row in rows)
    assert len({row["dy"] for row in rows[1:3]}) == 2
    assert written_outside_data(spec, POISON[:20]) == []


def test_a_crowd_of_notes_keeps_its_words_in_the_tooltip():
    noted = tuple(Note(i, date(2025, 3, 1 + i), "something happened here") for i in range(12))
    spec = checked(over_time.chart(over(MARKED, split=False), LIGHT, title="Points", notes=noted))
    said = [row["label"] for row in rows_with(spec, "day")]
    assert len(said) == 12 and sum(map(bool, said)) == 3


def test_a_note_outside_the_data_is_not_drawn():
    for day in (date(2024, 12, 31), date(2025, 9, 1)):
        noted = (Note(1, day, "before or after"),)
        plain = over_time.chart(over(MARKED, split=False), LIGHT, title="Points", notes=noted)
        assert rows_with(checked(plain), "day") == []
    assert rows_with(
        checked(over_time.chart(over(MARKED, split=False), LIGHT, title="Points", notes=(MENU,))), "day"
    )
    checked(over_time.chart(TRENDS["nothing"], LIGHT, title="Points", notes=(MENU,)))


def test_no_two_lines_share_a_colour():
    spec = checked(over_time.chart(TRENDS["seven lines"], LIGHT, title="Points"))
    scales = [value for key, value in parts(spec) if key == "scale" and "range" in value]
    assert scales and all(len(set(scale["range"])) == len(scale["domain"]) == 7 for scale in scales)


RATINGS = {
    "one": (rated("staff", 80.0),),
    "a hundred": tuple(rated(f"question {i}", float(i)) for i in range(100)),
    "hidden beside shown": (rated("staff", 50.0), rated("food", None, Side.EXPERIENCE, 3)),
    "only hidden": (rated("staff", None, n=3), rated("food", None, n=0)),
    "no side": (rated("what", 50.0, None),),
    "at the ends": (rated("worst", 0.0), rated("best", 100.0)),
}


@PALETTES
@pytest.mark.parametrize("found", RATINGS.values(), ids=RATINGS)
def test_the_ratings_hold_any_answers(found, colours):
    assert says_n(checked(touchpoints.chart(found, colours)))


def test_what_people_wrote_is_nowhere_but_in_the_data():
    drawn = [
        quadrant.chart(spread(9, 9, 9, 9), (unit(POISON, 80, 60), unit("b", 20, 20)), LIGHT, unit=POISON),
        over_time.chart(
            over(Line(POISON, points(20.0, 30.0)), Line("b", points(1.0))), LIGHT, title="Points"
        ),
        touchpoints.chart((rated(POISON, 50.0),), LIGHT),
    ]
    for chart in drawn:
        spec = checked(chart)
        assert any(POISON[:20] in str(row) for rows in spec["datasets"].values() for row in rows)
        assert written_outside_data(spec, POISON[:20]) == []


def expressions(drawn: Any) -> set[str]:
    return {
        value
        for key, value in parts(checked(drawn))
        if key in ("expr", "test", "calculate", "labelExpr", "filter")
    }


def test_expressions_are_our_own():
    ours = {"datum.sure", *expressions(quadrant.chart(spread(0, 0, 0, 0), (), LIGHT))}
    for chart in (
        quadrant.chart(spread(9, 9, 9, 9), MANY, LIGHT),
        over_time.chart(TRENDS["gaps"], LIGHT, title="Points"),
        over_time.chart(over(MARKED), LIGHT, title="Points", notes=(MENU,)),
        touchpoints.chart(RATINGS["one"], LIGHT),
    ):
        assert expressions(chart) <= ours


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@PALETTES
def test_words_can_be_read_on_the_page(colours):
    for ink in (colours.text, colours.quiet, *colours.quadrants.values()):
        dark, light = sorted((luminance(ink), luminance(colours.page)))
        assert (light + 0.05) / (dark + 0.05) >= 4.5, ink


def test_the_mode_chooses_the_palette():
    assert [palette(mode) for mode in ("dark", "light", None)] == [DARK, LIGHT, LIGHT]
    assert {q for colours in (LIGHT, DARK) for q in colours.quadrants} == set(Quadrant)


def test_the_sample_moves_from_month_to_month(sample):
    (line,) = trend(*sample, find(sample[1], "nps"), Slice()).lines
    assert all(one.period < other.period for one, other in pairwise(line.points))
    assert {point.estimate.shown for point in line.points} <= set(Display)
