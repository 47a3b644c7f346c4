"""What does the response rate say about the other figures here?"""

from dataclasses import replace

from cxmetrics.analyses.checks.check import Verdict
from cxmetrics.model import Role, Slice
from cxmetrics.store import Workspace
from cxmetrics.store.notes import ASKED, tell
from tests.analyses.checks.given import FIVE, YES_NO, put, table


def invitations(groups):
    """Of each shop so many asked and so many answered."""
    shops = [shop for shop, (asked, _) in groups.items() for _ in range(asked)]
    said = [int(i < answered) for asked, answered in groups.values() for i in range(asked)]
    workspace = Workspace()
    dataset = table(workspace, shop=(Role.SEGMENT, None, shops), answered=(Role.ANSWERED, YES_NO, said))
    return dataset, workspace


def test_the_rate_is_told_by_group():
    found = put("PC42", *invitations({"North": (100, 20), "South": (100, 60)}))
    assert found.verdict is Verdict.SHOWN
    assert "40 % (80 of 200 asked, likely 33 to 47 %) answered" in found.figure
    assert "by “shop” from 20 % (North) to 60 % (South)" in found.figure
    # Of 80 answers half is 40 of 200, and the 120 silent ones may all think so or none.
    assert "20 % to 80 % of everybody asked" in found.figure


def test_a_group_under_five_is_not_named():
    found = put("PC42", *invitations({"North": (100, 20), "South": (100, 60), "Tiny": (4, 4)}))
    assert "Tiny" not in found.figure


def test_who_answered_may_differ_from_who_was_asked():
    skewed = put("PC43", *invitations({"North": (100, 20), "South": (100, 60)}))
    assert skewed.verdict is Verdict.HOLDS
    # 75 % of those who answered against half of those asked: .25 / √((.1875 + .25) / 2) = .53.
    assert "is 0.5 standard deviations" in skewed.figure and "p under .001" in skewed.figure
    alike = put("PC43", *invitations({"North": (100, 40), "South": (100, 41)}))
    assert alike.verdict is Verdict.FAILS and "may still differ" in alike.figure
    few = put("PC43", *invitations({"North": (20, 4), "South": (20, 8)}))
    assert few.verdict is Verdict.CANNOT_TELL and "chance alone" in few.figure


def test_a_number_a_person_told_serves_where_no_list_does():
    workspace = Workspace()
    dataset = table(workspace, rated=(Role.CSAT, FIVE, [4] * 50))
    assert put("PC42", dataset, workspace).verdict is Verdict.CANNOT_TELL
    tell(workspace, dataset.id, ASKED, 200)
    assert "25 % (50 of 200 asked" in put("PC42", dataset, workspace).figure
    assert put("PC43", dataset, workspace).verdict is Verdict.CANNOT_TELL
    tell(workspace, dataset.id, ASKED, 40)
    assert put("PC42", dataset, workspace).verdict is Verdict.CANNOT_TELL


def test_a_number_of_the_whole_says_nothing_of_a_part():
    workspace = Workspace()
    dataset = table(workspace, shop=(Role.SEGMENT, None, ["a", "b"] * 25), rated=(Role.CSAT, FIVE, [4] * 50))
    tell(workspace, dataset.id, ASKED, 200)
    part = replace(Slice(), segments=(("c1", ("a",)),))
    assert put("PC42", dataset, workspace, part).verdict is Verdict.CANNOT_TELL
