"""Values of any Arrow type as the text a person would write, and fields of fields as columns."""

import json
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.types as is_

_EXACT = 10.0**15


def flat(label: str, array: pa.Array) -> Iterator[tuple[str, pa.Array]]:
    """The column itself, or one for each field of its records."""
    if isinstance(array, pa.ExtensionArray):
        array = array.storage
    if not is_.is_struct(array.type):
        yield label, array
        return
    for field, inner in zip(array.type, array.flatten(), strict=True):
        yield from flat(f"{label}.{field.name}", inner)


def held(array: pa.Array) -> int:
    """How many bytes its texts come to once each is written out."""
    if is_.is_dictionary(array.type):
        lengths = pc.binary_length(array.dictionary) if _is_text(array.dictionary.type) else None
        return 0 if lengths is None else int(pc.sum(pc.take(lengths, array.indices)).as_py() or 0)
    if is_.is_list(array.type) or is_.is_large_list(array.type):
        return held(array.flatten())
    return int(array.nbytes)


def written(array: pa.Array) -> pa.Array:
    """The values as text; what has none, as a figure that is none, is null."""
    kind = array.type
    if is_.is_dictionary(kind):
        return written(array.dictionary_decode())
    if is_.is_floating(kind):
        return _figures(array)
    if is_.is_timestamp(kind):
        return _moments(array)
    if is_.is_time(kind):
        return pc.cast(pc.cast(array, pa.time32("s"), safe=False), pa.string())
    if is_.is_duration(kind):
        return _spans(array)
    if is_.is_binary(kind) or is_.is_large_binary(kind) or is_.is_fixed_size_binary(kind):
        return _bytes(array)
    if is_.is_nested(kind):
        return pa.array(map(_listed, array.to_pylist()), pa.string())
    return pc.cast(pc.cast(array, pa.date32()) if is_.is_date64(kind) else array, pa.string())


def _is_text(kind: pa.DataType) -> bool:
    return bool(
        is_.is_string(kind) or is_.is_large_string(kind) or is_.is_binary(kind) or is_.is_large_binary(kind)
    )


def _figures(array: pa.Array) -> pa.Array:
    """Whole figures without “.0”: columns of whole numbers with blanks in them are often kept as fractions."""
    array = pc.if_else(pc.is_finite(array), array, None)
    whole = pc.and_(pc.equal(pc.trunc(array), array), pc.less(pc.abs(array), _EXACT))
    counts = pc.cast(pc.if_else(whole, array, None), pa.int64())
    return pc.coalesce(pc.cast(counts, pa.string()), pc.cast(array, pa.string()))


def _moments(array: pa.Array) -> pa.Array:
    """The moment as the clock showed it in the zone the file names."""
    local = pc.local_timestamp(array) if array.type.tz else array
    return pc.cast(pc.cast(local, pa.timestamp("s"), safe=False), pa.string())


def _spans(array: pa.Array) -> pa.Array:
    seconds = pc.cast(pc.cast(array, pa.duration("s"), safe=False), pa.int64()).to_pylist()
    texts = (
        None if all_ is None else f"{all_ // 3600:02}:{all_ // 60 % 60:02}:{all_ % 60:02}" for all_ in seconds
    )
    return pa.array(texts, pa.string())


def _bytes(array: pa.Array) -> pa.Array:
    """Bytes that are text as text, others in hexadecimal digits."""
    try:
        return pc.cast(pc.cast(array, pa.binary()), pa.string())
    except pa.ArrowInvalid:
        return pa.array((None if one is None else one.hex() for one in array.to_pylist()), pa.string())


def _listed(value: object) -> str | None:
    """A list of plain values joined by “; ”, anything deeper as JSON."""
    if value is None:
        return None
    if isinstance(value, list) and not any(isinstance(item, (list, dict, tuple)) for item in value):
        return "; ".join(str(item) for item in value if item is not None)
    return json.dumps(value, ensure_ascii=False, default=str)
