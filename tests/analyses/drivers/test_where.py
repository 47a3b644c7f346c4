"""In which group is a rating the lowest, and can that be told?"""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import cxmetrics
from cxmetrics.analyses.drivers.where import lowest_at
from cxmetrics.model import Role, Side, Slice
from tests.analyses.survey import survey

SAMPLE = Path(__file__).parents[3] / "sample_data" / "feedback.csv"


def where(dataset_of, part=None):
    part = part or Slice()
    workspace, dataset = dataset_of
    rated = [c for c in dataset.by_role(Role.RATING) if c.side is not Side.OVERALL]
    label = {column.name: column.label for column in rated}
    return {label[name]: found for name, found in lowest_at(workspace, dataset, rated, part).items()}


def shops(seed: int, worse: float = 0.0, n: int = 300):
    rng = np.random.default_rng(seed)
    shop = rng.choice(["North", "South", "East"], n)
    staff = np.clip(np.round(rng.normal(3.8, 1.0, n) - worse * (shop == "South")), 1, 5).astype(int)
    return survey(shop=shop.tolist(), staff=staff.tolist(), food=rng.integers(1, 6, n).tolist())


def test_the_planted_causes_are_found_where_they_were_planted():
    data = cxmetrics.open(":memory:").add(SAMPLE)
    found = where((data.workspace, data.dataset))
    assert (found["Checkout"].column.label, found["Checkout"].name) == ("Location", "Market Square")
    assert (found["Packaging"].column.label, found["Packaging"].name) == ("Delivery zone", "South")
    assert "Choice on the menu" not in found

    rows = pd.read_csv(SAMPLE)
    given = pd.to_numeric(rows["Checkout"], errors="coerce")
    score = (given.where(given.between(1, 5)) - 1) * 25
    there = rows["Location"] == "Market Square"
    assert found["Checkout"].score.value == pytest.approx(score[there].mean())
    assert found["Checkout"].others.value == pytest.approx(score[~there].mean())


def test_a_group_that_is_clearly_worse_is_named():
    assert where(shops(1, worse=1.5))["staff"].name == "South"


def test_chance_names_nothing():
    named = [seed for seed in range(60) if where(shops(seed))]
    assert len(named) <= 3


def test_few_answers_name_nothing():
    assert where(shops(1, worse=2.0, n=40)) == {}


def test_a_filter_to_one_group_leaves_nothing_to_set_it_against():
    workspace, dataset = shops(1, worse=1.5)
    name = next(column.name for column in dataset.columns if column.label == "shop")
    assert where((workspace, dataset), Slice(segments=((name, ("South",)),))) == {}
