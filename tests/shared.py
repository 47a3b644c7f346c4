"""Files that lie beside the project and are not part of it."""

import os
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "shared"


def shared(path: str) -> Path:
    """The file `path` of the shared folder; without that folder the test is skipped, in CI it fails."""
    file = FOLDER / path
    if not file.exists():
        reason = f"needs {path} in the folder “shared” beside the project"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return file
