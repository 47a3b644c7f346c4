"""Text that people wrote, made safe to stand in a label."""

import re
import string

_SPACE = re.compile(r"\s+")
_JOINER = "\u2060"
_LINKED = re.compile(r"://|ww\.|@|->|<-", re.IGNORECASE)
_MARKS = str.maketrans({mark: f"\\{mark}" for mark in string.punctuation})


def plain(text: str, longest: int = 60) -> str:
    """`text` on one line, cut at `longest`, so that none of it is Markdown: no format, image or link.

    A comment or a column's name may hold an image's address, which a browser would fetch. Every mark is
    escaped; what becomes a link or an arrow all the same is broken by a joiner that cannot be seen.
    """
    line = _SPACE.sub(" ", text).strip()
    short = line if len(line) <= longest else line[: longest - 1] + "…"
    return _LINKED.sub(lambda found: f"{found[0][0]}{_JOINER}{found[0][1:]}", short).translate(_MARKS)
