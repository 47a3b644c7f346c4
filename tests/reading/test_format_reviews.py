"""Files of a dozen rows as help desks, review sites and shops of apps export them."""

import json

import pytest

from cxmetrics.reading import FORMATS, read
from tests.reading.exports import column, export, left_out

DAY = "2024-03-09T10:03:40Z"


def example(id: str) -> list[str]:
    return FORMATS[id].example.splitlines()[0].split(",")


def twelve(id: str, **cells: object) -> list[list[object]]:
    """The head of the example and twelve rows: a list in `cells` row by row, a value in all of them."""
    names = example(id)
    unknown = set(cells) - set(names)
    assert not unknown, unknown
    rows = [[_cell(cells.get(name, f"{name} {row}"), row) for name in names] for row in range(12)]
    return [list(names), *rows]


def _cell(value: object, row: int) -> object:
    return value[row] if isinstance(value, list) else value


@pytest.mark.parametrize(
    "id", ["delighted", "hubspot", "trustpilot", "google_business", "google_play", "app_reviews"]
)
def test_every_row_of_a_list_of_reviews_is_one(id: str) -> None:
    found = export(twelve(id))
    assert (found.file.format, found.file.kept, left_out(found)) == (id, 12, {})
    assert found.labels == tuple(example(id))


def test_zendesk_leaves_out_ratings_never_given() -> None:
    scores = ["good"] * 5 + ["bad", "good", "bad"] + ["offered"] * 3 + ["unoffered"]
    found = export(twelve("zendesk", score=scores))
    assert (found.file.format, found.file.kept) == ("zendesk", 8)
    assert left_out(found) == {"asked": 3, "never": 1}


def test_zendesk_in_other_letters_and_numbers() -> None:
    names = ["Ticket ID", "Requester ID", "Score", "Comment"]
    found = export([names, *([n, n, "Offered" if n > 8 else n % 5 + 1, "x"] for n in range(12))])
    assert (found.file.format, found.file.kept, left_out(found)) == ("zendesk", 9, {"asked": 3})


def test_zendesk_tickets_are_all_kept() -> None:
    names = ["Id", "Requester id", "Group", "Created at", "Assigned at", "Initially assigned at", "Solved at"]
    scores = ["Good", "Bad", "Offered", "Not Offered"] * 3
    rows = [[n, n, "Support", DAY, DAY, DAY, DAY, 12, score] for n, score in enumerate(scores)]
    found = export([[*names, "Resolution time", "Satisfaction Score"], *rows])
    assert (found.file.format, found.file.kept, left_out(found)) == ("zendesk", 12, {})
    assert column(found, "Satisfaction Score") == ["Good", "Bad", None, None] * 3


def test_delighted_with_capital_names_of_its_own() -> None:
    names = ["Response ID", "Email", "Survey Type", "Score", "Comment", "Permalink", "Created at", "Store"]
    found = export([names, *([n, f"p{n}", "nps", n % 11, "", f"r/{n}", DAY, "North"] for n in range(12))])
    assert (found.file.format, found.file.kept) == ("delighted", 12)


def test_a_google_profile_without_any_reply() -> None:
    table = twelve("google_business", starRating=["ONE", "FIVE", "STAR_RATING_UNSPECIFIED"] * 4)
    found = export([row[:-2] for row in table])
    assert (found.file.format, found.file.kept) == ("google_business", 12)
    assert column(found, "starRating") == ["ONE", "FIVE", None] * 4


def test_a_google_profile_as_json() -> None:
    stars = ["ONE", "FIVE", "STAR_RATING_UNSPECIFIED"] * 4
    reviews = [
        {
            "reviewId": str(number),
            "reviewer": {"displayName": "Ann", "isAnonymous": False},
            "starRating": star,
            "comment": "Quick and warm",
            "createTime": DAY,
            "updateTime": DAY,
            "name": f"accounts/1/locations/2/reviews/{number}",
        }
        | ({"reviewReply": {"comment": "Thank you", "updateTime": DAY}} if star == "FIVE" else {})
        for number, star in enumerate(stars)
    ]
    found = read("reviews.json", json.dumps({"reviews": reviews, "totalReviewCount": 12}).encode())
    assert (found.file.format, found.file.kept) == ("google_business", 12)
    assert column(found, "starRating") == ["ONE", "FIVE", None] * 4


def test_google_play_comes_in_utf_16() -> None:
    table = twelve("google_play", **{"Star Rating": [1, 5] * 6, "Review Text": ["Génial 🎉", None] * 6})
    found = export(table, encoding="utf-16")
    assert (found.file.format, found.file.kept, found.file.encoding) == ("google_play", 12, "utf-16-le")
    assert column(found, "Review Text")[:2] == ["Génial 🎉", None]


@pytest.mark.parametrize(
    "names",
    [
        "reviewId,userName,userImage,content,score,thumbsUpCount,reviewCreatedVersion,at,replyContent,repliedAt,appVersion",
        "id,author,rating,body,subject,published_at,version,country",
        "Date,Rating,Title,Review,Author,App Version,Store",
        "rating,review,version",
    ],
)
def test_app_reviews_as_several_programs_write_them(names: str) -> None:
    width = names.count(",") + 1
    found = export([names.split(","), *([n * width + place for place in range(width)] for n in range(12))])
    assert (found.file.format, found.file.kept) == ("app_reviews", 12)
    assert found.labels == tuple(names.split(","))


@pytest.mark.parametrize("company", ["Company Reply Date (UTC)", "Company Response"])
def test_trustpilot_of_either_year(company: str) -> None:
    table = twelve("trustpilot", **{"Review Stars": [5, 1] * 6})
    table[0][table[0].index("Company Reply Date (UTC)")] = company
    found = export(table)
    assert (found.file.format, found.file.kept) == ("trustpilot", 12)
