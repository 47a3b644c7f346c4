"""The sheets of a workbook, and which of them looks most like a table of answers."""

import re
from dataclasses import dataclass

import fastexcel
import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.errors import NotReadable
from cxmetrics.reading.containers._cells import plain, span
from cxmetrics.reading.grid import is_blank, text_table, unknown_sheet
from cxmetrics.reading.legend import MOST_ROWS, of_sheet
from cxmetrics.reading.limits import MOST_COLUMNS, check_columns

_SAMPLE = 200
_BESIDE = re.compile(
    r"summar|overview|note|read ?me|instruct|guide|legend|code ?book|dictionar|variable|lookup|lists?\b|pivot"
    r"|chart|dashboard|cover|info|about|résumé|resum|zusammenfass|übersicht|anleitung|hinweis|notiz|liste",
    re.IGNORECASE,
)
_NUMBER_OR_DAY = r"^[-+]?[\d.,:/ -]*\d[\d.,:/ -]*%?$"
_FAILED = re.compile(r"'Error\((\w+)\)'")
_ERRORS = {
    "Div0": "#DIV/0!",
    "NA": "#N/A",
    "Ref": "#REF!",
    "Name": "#NAME?",
    "Null": "#NULL!",
    "Num": "#NUM!",
}


@dataclass(frozen=True)
class Sheet:
    """One sheet with something in it: its cells as text, and the rows in which a formula failed.

    Of one too wide to be read only `width` is known, and how many rows it has.
    """

    name: str
    rows: pa.Table
    failed: tuple[tuple[int, str], ...] = ()
    width: int = 0

    @property
    def likeness(self) -> float:
        """How much it looks like a table of answers: many rows with many cells, some of them numbers or days.

        A list has many rows and hardly any cells in each; a summary has cells and hardly any rows.
        """
        height = pc.sum(pc.invert(is_blank(self.rows))).as_py() or 0
        cells = sum(len(column) - column.null_count for column in self.rows.columns) * max(self.width, 1)
        if not height:
            return 0.0
        size = float(height ** (2 / 3) * (cells / height - 0.75))
        text_only = 1.0 if any(map(_is_measured, self.rows.columns)) else 0.5
        return size * text_only * (0.25 if _BESIDE.search(self.name) else 1.0)

    @property
    def head(self) -> tuple[str | None, ...]:
        """The first row with anything in most of its columns."""
        width = self.rows.num_columns
        rows = (tuple(row.values()) for row in self.rows.slice(0, _SAMPLE).to_pylist())
        return next((row for row in rows if width - row.count(None) > width / 2), ())

    @property
    def legend(self) -> tuple[str, ...]:
        """What the sheet explains of a scale, where it is a small one."""
        if self.rows.num_rows > MOST_ROWS:
            return ()
        columns = [column.fill_null("").to_pylist() for column in self.rows.columns]
        return of_sheet(list(zip(*columns, strict=True)))


@dataclass(frozen=True)
class Book:
    """The sheet that was read, and the names of the other visible ones with something in them.

    `alike` are those of them whose first row is that of the sheet read; `hidden` were not looked at. `notes`
    are what small ones explain of a scale.
    """

    chosen: Sheet
    others: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def choose(name: str, reader: fastexcel.ExcelReader, asked: str | None) -> Book:
    """The sheet asked for, else the visible one that looks most like a table of answers.

    Raises NotReadable where that sheet is too wide, or there is none.
    """
    chosen, heads, hidden, best = None, {}, [], 0.0
    legends: dict[str, tuple[str, ...]] = {}
    for title in reader.sheet_names:
        loaded = reader.load_sheet(title, header_row=None, skip_rows=0, dtypes="string")
        if loaded.visible != "visible":
            hidden.append(title)
        if not loaded.width or (loaded.visible != "visible" and title != asked):
            continue
        sheet = _sheet(loaded) if loaded.width <= MOST_COLUMNS else _too_wide(loaded)
        heads[title] = sheet.head
        legends[title] = sheet.legend
        likeness = sheet.likeness if len(reader.sheet_names) > 1 else 0.0
        if title == asked or (asked is None and (chosen is None or likeness > best)):
            chosen, best = sheet, likeness
    if chosen is None:
        raise unknown_sheet(name, asked, list(heads)) if asked else _empty(name)
    check_columns(name, max(chosen.width, chosen.rows.num_columns))
    others = tuple(title for title in heads if title != chosen.name)
    alike = tuple(title for title in others if heads[title] == heads[chosen.name] != ())
    notes = tuple(note for title in others for note in legends[title])
    return Book(chosen, others, alike, tuple(title for title in hidden if title != asked), notes)


def _too_wide(loaded: fastexcel.ExcelSheet) -> Sheet:
    """A sheet of so many columns that nothing but their number matters; all of them may be filled."""
    return Sheet(loaded.name, pa.table({"c1": ["0"] * min(loaded.total_height, _SAMPLE)}), width=loaded.width)


def _sheet(loaded: fastexcel.ExcelSheet) -> Sheet:
    cells, errors = loaded.to_arrow_with_errors()
    columns = [pa.chunked_array([column]) for column in cells.columns]
    failed = []
    for place, found in _unread(errors).items():
        spans = {row: text for row, detail in found if (text := span(detail))}
        failed += [(row + 1, _error(detail)) for row, detail in found if row not in spans]
        if spans:
            columns[place] = _filled_in(columns[place], spans)
    return Sheet(loaded.name, text_table(map(plain, columns)), tuple(sorted(failed)))


def _unread(errors: fastexcel.CellErrors | None) -> dict[int, list[tuple[int, str]]]:
    """Row and words of the cells that are no text, by column."""
    found: dict[int, list[tuple[int, str]]] = {}
    for error in errors.errors if errors else ():
        row, column = error.position
        found.setdefault(column, []).append((row, error.detail))
    return found


def _filled_in(column: pa.ChunkedArray, cells: dict[int, str]) -> pa.ChunkedArray:
    texts = column.to_pylist()
    for row, text in cells.items():
        texts[row] = text
    return pa.chunked_array([pa.array(texts, pa.string())])


def _error(detail: str) -> str:
    found = _FAILED.search(detail)
    return _ERRORS.get(found[1], "#VALUE!") if found else "not readable"


def _is_measured(column: pa.ChunkedArray) -> bool:
    """Whether most cells below the first are numbers or days."""
    cells = column.slice(1, _SAMPLE).drop_null()
    return bool(2 * (pc.sum(pc.match_substring_regex(cells, _NUMBER_OR_DAY)).as_py() or 0) > len(cells))


def _empty(name: str) -> NotReadable:
    return NotReadable(
        f"“{name}” holds no answers.",
        why="None of its visible sheets has anything in it.",
        fix="Check that the answers are on a sheet that is not hidden, and save it again.",
    )
