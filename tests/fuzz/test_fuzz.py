"""A few hundred of them each time; `python -m tests.fuzz` reads ten thousand."""

from tests.fuzz.mutate import files
from tests.fuzz.run import run


def test_no_file_ends_in_a_traceback_or_a_long_wait():
    found = run(files(seed=7, count=400))
    assert found.faults == []
    assert found.read > 50
    assert found.refused > 50
