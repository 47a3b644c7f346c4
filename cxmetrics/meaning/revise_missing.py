"""What a person's list of texts that mean "no answer" does to a column."""

from dataclasses import replace

from cxmetrics.errors import UnknownName
from cxmetrics.meaning.columns import SORTED, written
from cxmetrics.meaning.profile import Profile
from cxmetrics.meaning.scales import categories, likert
from cxmetrics.model import Column


def without(column: Column, seen: Profile, missing: tuple[str, ...]) -> Column:
    """The column with exactly these texts as no answer; raises UnknownName for one the file does not hold.

    A text that is an answer again gets its number back.
    """
    unknown = [text for text in missing if text not in seen.counts]
    if unknown:
        raise UnknownName.of("value", unknown[0], sorted(seen.counts))
    kept = {**_codes_again(column, seen), **dict(column.codes)}
    codes = tuple((text, number) for text, number in kept.items() if text not in missing)
    return replace(column, missing=tuple(sorted(missing)), codes=codes)


def _codes_again(column: Column, seen: Profile) -> dict[str, float]:
    if column.role in SORTED and (sorted_ := categories.read(column.role, seen.counts)):
        found = dict.fromkeys(seen.counts, categories.NO) | dict(sorted_.codes)
    elif seen.is_numeric:
        found = dict(written(seen))
    else:
        found = dict(likert.all_codes(seen.in_words, tuple(seen.counts))) if seen.in_words else {}
    return {text: number for text, number in found.items() if text in column.missing}
