"""Text that people wrote, made safe to stand in a label."""

import re
import string

_SPACE = re.compile(r"\s+")
_MARKS = str.maketrans({mark: f"\\{mark}" for mark in string.punctuation})


def plain(text: str, longest: int = 60) -> str:
    """`text` on one line, cut at `longest`, with every mark escaped, so that none of it is Markdown.

    A comment or a column's name may hold an image's address, which a browser would fetch.
    """
    line = _SPACE.sub(" ", text).strip()
    short = line if len(line) <= longest else line[: longest - 1] + "…"
    return short.translate(_MARKS)
