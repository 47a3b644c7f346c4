"""A workspace with the survey loaded, as a person would have loaded it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import cxmetrics
from benchmarks import responses
from cxmetrics.store.home import FILE


@contextmanager
def home(rows: int) -> Iterator[Path]:
    """A folder for CXMETRICS_HOME whose workspace holds `rows` responses; gone afterwards."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        file = responses.write_csv(rows, Path(folder) / "responses.csv")
        session = cxmetrics.open(Path(folder) / FILE)
        session.add(file)
        session.close()
        file.unlink()
        yield Path(folder)
