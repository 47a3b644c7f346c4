"""Brings a workspace file to this version, one numbered step at a time."""

from importlib.resources import files

import duckdb

from cxmetrics.errors import NotReadable

STEPS = sorted(
    (item for item in (files("cxmetrics.store") / "migrations").iterdir() if item.name.endswith(".sql")),
    key=lambda item: item.name,
)


def migrate(connection: duckdb.DuckDBPyConnection) -> None:
    """Applies each step that is still missing together with its record, all or nothing.

    Raises NotReadable when the file is another program's or was written by a newer version.
    """
    tables = [name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
    if tables and "migration" not in tables:
        raise NotReadable(
            "This file belongs to another program.",
            why=f"It is a database with other tables in it, such as {tables[0]}.",
            fix="Leave it alone, and point CXMETRICS_HOME at another folder.",
        )
    connection.execute("CREATE TABLE IF NOT EXISTS migration (name VARCHAR PRIMARY KEY)")
    done = {name for (name,) in connection.execute("SELECT name FROM migration").fetchall()}
    if unknown := done - {step.name for step in STEPS}:
        raise NotReadable(
            "This workspace was made by a newer version of cxmetrics.",
            why=f"It has {max(unknown)}, which this version does not know.",
            fix="Update cxmetrics, or point CXMETRICS_HOME at another folder.",
        )
    for step in STEPS:
        if step.name not in done:
            connection.execute("BEGIN")
            try:
                connection.execute(step.read_text(encoding="utf-8"))
                connection.execute("INSERT INTO migration VALUES (?)", [step.name])
            except duckdb.Error:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")
