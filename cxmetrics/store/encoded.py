"""Columns with few different cells: each of them once, and a small number for every row."""

import pyarrow as pa

FEW = 4096
MOST = 2**15
LOOKED_AT = 10_000


def encoded(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """The column with each different cell once, where the first ones show that they are few; else as it is."""
    if is_encoded(column) or not len(column):
        return column
    first = column.slice(0, LOOKED_AT)
    if len(first.unique()) > min(FEW, len(first) / 2):
        return column
    whole = column.dictionary_encode()
    words = whole.chunk(0).dictionary
    if len(words) >= min(MOST, len(column)):
        return column
    # one place more than there are words, for the blank cells
    places = pa.int8() if len(words) < 2**7 else pa.int16()
    chunks = [pa.DictionaryArray.from_arrays(part.indices.cast(places), words) for part in whole.chunks]
    return pa.chunked_array(chunks)


def is_encoded(column: pa.ChunkedArray) -> bool:
    """Whether the column holds each different cell once."""
    return bool(pa.types.is_dictionary(column.type))


def words_of(column: pa.ChunkedArray) -> pa.Array:
    """The different cells of an encoded column, and a blank one as the last."""
    return pa.concat_arrays([column.chunk(0).dictionary, pa.nulls(1, pa.string())])


def put_in_place(column: pa.ChunkedArray, values: pa.Array) -> pa.ChunkedArray:
    """For each row of an encoded column what `values` holds for its word; the last of them is for a blank cell.

    Texts stay encoded.
    """
    places = [part.indices.fill_null(len(part.dictionary)) for part in column.chunks]
    if pa.types.is_string(values.type):
        return pa.chunked_array([pa.DictionaryArray.from_arrays(part, values) for part in places])
    return pa.chunked_array([values.take(part) for part in places])
