"""Opens the one DuckDB file that is the workspace."""

from pathlib import Path

import duckdb

from cxmetrics.errors import NotReadable, StoreBusy

MEMORY = ":memory:"


def connect(path: str) -> duckdb.DuckDBPyConnection:
    """A connection to the file at `path`, shut off from every other file, network and setting.

    Raises StoreBusy when another process holds the file, NotReadable when it is no workspace.
    """
    try:
        if path != MEMORY:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        connection = duckdb.connect(path)
    except OSError as error:
        raise _no_folder(path, error) from error
    except duckdb.IOException as error:
        raise _unopened(path, error) from error
    connection.execute("SET python_enable_replacements = false")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def _no_folder(path: str, error: OSError) -> NotReadable:
    return NotReadable(
        "There is no place to keep your data.",
        why=f"The folder {Path(path).parent} could not be made: {error.strerror}.",
        fix="Set CXMETRICS_HOME to a folder you may write to, and start again.",
    )


def _unopened(path: str, error: duckdb.IOException) -> StoreBusy | NotReadable:
    if any(words in str(error).lower() for words in ("lock", "being used by another process")):
        return StoreBusy(
            "The workspace is already open in another program.",
            why=f"Only one program at a time may use {path}.",
            fix="Close the other window or terminal that runs cxmetrics, then try again.",
        )
    return NotReadable(
        "The workspace could not be opened.",
        why=f"{path} is no workspace this version can read, or may not be written to.",
        fix="Move that file away (keep it) to start with an empty workspace, or set CXMETRICS_HOME to "
        "another folder.",
    )
