"""Opens the one DuckDB file that is the workspace."""

from pathlib import Path

import duckdb

from cxmetrics.errors import NotReadable, StoreBusy

MEMORY = ":memory:"
MAGIC, MAGIC_AT = b"DUCK", 8
SHUT_OFF: dict[str, str | bool | int | float | list[str]] = {
    "python_enable_replacements": "false",
    "enable_external_access": "false",
    "lock_configuration": "true",
    # A table is built in 0.8 of the time; every question that cares says ORDER BY.
    "preserve_insertion_order": "false",
    # Written row group by row group: an import of a million rows peaks at three quarters of the memory.
    "write_buffer_row_group_count": 1,
}


def connect(path: str) -> duckdb.DuckDBPyConnection:
    """A connection to the file at `path`, shut off from every other file, network and setting.

    Raises StoreBusy when another process holds the file, NotReadable when it is no workspace.
    """
    try:
        if path != MEMORY:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            _check_kind(Path(path))
        return duckdb.connect(path, config=SHUT_OFF)
    except OSError as error:
        raise _no_folder(path, error) from error
    except duckdb.Error as error:
        raise _unopened(path, error) from error


def _check_kind(path: Path) -> None:
    """Raises NotReadable for a file that is no DuckDB database, which might be opened as something else."""
    if path.exists() and path.stat().st_size:
        with path.open("rb") as file:
            if file.read(MAGIC_AT + len(MAGIC))[MAGIC_AT:] != MAGIC:
                raise _no_workspace(path)


def _no_folder(path: str, error: OSError) -> NotReadable:
    return NotReadable(
        "There is no place to keep your data.",
        why=f"The folder {Path(path).parent} could not be made: {error.strerror}.",
        fix="Set CXMETRICS_HOME to a folder you may write to, and start again.",
    )


def _unopened(path: str, error: duckdb.Error) -> StoreBusy | NotReadable:
    if any(words in str(error).lower() for words in ("lock", "being used by another process")):
        return StoreBusy(
            "The workspace is already open in another program.",
            why=f"Only one program at a time may use {path}.",
            fix="Close the other window or terminal that runs cxmetrics, then try again.",
        )
    return _no_workspace(Path(path))


def _no_workspace(path: Path) -> NotReadable:
    return NotReadable(
        "The workspace could not be opened.",
        why=f"{path} is no workspace this version can read, is damaged, or may not be written to.",
        fix="Move that file away (keep it) to start with an empty workspace, or set CXMETRICS_HOME to "
        "another folder.",
    )
