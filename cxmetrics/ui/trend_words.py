"""What a trend says, in sentences that can be repeated as they stand."""

from collections.abc import Sequence
from datetime import date

from cxmetrics.analyses.segment import in_words
from cxmetrics.analyses.trends.season import Season
from cxmetrics.analyses.trends.signals import Change
from cxmetrics.analyses.trends.trend import Line, Point, Trend
from cxmetrics.analyses.trends.verdict import Drift, Outside, Run, Shift, Signal, Signals
from cxmetrics.charts import figures, marked
from cxmetrics.model import Display
from cxmetrics.stats.control_chart import BASELINE
from cxmetrics.stats.xmr import FIRM, LEAST

MOST_TOLD = 4


def takeaway(found: Trend, title: str) -> str:
    """The first and the last period, and what stands out between them: the chart for those who cannot see it."""
    shown = [
        p for p in (found.lines[0].points if found.lines else ()) if p.estimate.shown is not Display.HIDDEN
    ]
    start = f"{title} by {found.every}, with the range it is likely to lie in."
    if not found.split and len(shown) > 1:
        start = f"{title}: {_at(shown[0], found.every)}, {_at(shown[-1], found.every)}."
    return " ".join([start, *told(found)])


def told(found: Trend) -> list[str]:
    """What stands out, a sentence each, by line where there are several; else that nothing does."""
    if not found.split:
        return [sentence for line in found.lines if line.signals for sentence in of_line(line.signals)]
    judged = [(_name(line), line.signals) for line in found.lines if line.signals]
    if not all(signals.comparable for _, signals in judged):
        return of_line(judged[0][1])
    loud = [
        f"{name}: {sentence}" for name, signals in judged for sentence in of_line(signals) if signals.signals
    ]
    calm = [name for name, signals in judged if signals.known and not signals.signals]
    unknown = [name for name, signals in judged if not signals.known]
    said = loud
    if calm:
        said.append(f"{_listed(calm)}: no {found.every} stands out; the ups and downs are what chance gives.")
    if unknown:
        said.append(f"{_listed(unknown)}: too few {found.every}s to tell chance from change.")
    return said


def of_line(found: Signals) -> list[str]:
    """The signals of one line: a shift first, for it says most, then the latest of the others."""
    if not found.comparable:
        return [
            "Whether this changes over time cannot be told: those who bought first long ago have had more time "
            "for it than those who came lately."
        ]
    if not found.known:
        return [
            f"Only {_count(found.judged, found.every)} with answers enough: too few to tell chance from change, "
            f"which takes {LEAST}."
        ]
    if not found.signals:
        return [f"No {found.every} stands out: the ups and downs are what chance gives."]
    shifts = [signal for signal in found.signals if isinstance(signal, Shift)]
    others = [signal for signal in found.signals if not isinstance(signal, Shift)]
    earlier = max(len(found.signals) - MOST_TOLD, 0)
    said = [sentence(signal, found) for signal in (*shifts, *others[earlier:])]
    return [*said, f"{earlier} more before that are marked in the chart."] if earlier else said


def sentence(signal: Signal, found: Signals) -> str:
    """One signal."""
    if isinstance(signal, Outside):
        return _outside(signal, found)
    first, last = when(signal.first, found.every), when(signal.last, found.every)
    side = "above" if signal.above else "below"
    if isinstance(signal, Run):
        return (
            f"{signal.periods} {found.every}s in a row, {first} to {last}, lie {side} the usual level of "
            f"{figures.number(_usual(signal, found), found.unit)}: chance alone hardly does that."
        )
    if isinstance(signal, Drift):
        way = "up" if signal.above else "down"
        return (
            f"No single {found.every} stands out, but together they drift {way}: by {last} their running "
            f"average lies {side} what chance explains."
        )
    return _shift(signal, found)


def changed(change: Change) -> str | None:
    """The latest change of a headline measure in one sentence; None where nothing stood out lately."""
    if change.latest is None:
        return None
    return f"{change.definition.name}: {sentence(change.latest, change.signals)}"


def cautions(found: Signals) -> list[str]:
    """What to keep in mind about the signals of a line."""
    said = []
    if found.known and found.provisional:
        said.append(
            f"This is provisional: it rests on {_count(found.judged, found.every)}, and {FIRM} make it firm."
        )
    if found.unfinished:
        said.append(f"{_capital(when(found.unfinished, found.every))} is not finished yet and is left out.")
    if found.alike is not None:
        said.append(
            f"Neighbouring {found.every}s resemble each other here (correlation {found.alike:.2f}), so more of "
            "them stand out by chance than usual: look at longer periods as well before you act."
        )
    if found.judged > BASELINE and any(not isinstance(signal, Shift) for signal in found.signals):
        said.append(
            f"Among {_count(found.judged, found.every)} one or the other stands out by chance: trust those that "
            "come together, or look at longer periods."
        )
    return said


def of_season(found: Season | None, unit: str, every: str) -> str:
    """The latest finished period against the same one a year before, or why that says nothing."""
    if found is None:
        return "There are less than two years of data, so what the season does cannot be separated from a change."
    now, then = when(found.period, every), when(found.before, every)
    if found.difference is None or found.change is None:
        return f"{now} cannot be compared with {then}: one of them has too few answers."
    low, high = found.difference.low, found.difference.high
    if not found.certain:
        return (
            f"{now} against the same season a year before, {then}: too close to tell (anything from "
            f"{figures.change(-low, unit)} lower to {figures.change(high, unit)} higher)."
        )
    way = "higher" if low > 0.0 else "lower"
    least, most = sorted((abs(low), abs(high)))
    return (
        f"{now} is {way} than the same season a year before, {then}, by {figures.change(abs(found.change), unit)} (it could "
        f"be {figures.bare(least, unit)} to {figures.bare(most, unit)})."
    )


def when(start: date, every: str) -> str:
    """A period within a sentence: March 2025, Q2 2025, the week of 3 Mar 2025."""
    if every == "month":
        return f"{start:%B %Y}"
    return f"the week of {figures.in_words(start)}" if every == "week" else figures.period(start, every)


def _outside(signal: Outside, found: Signals) -> str:
    estimate, limits = signal.estimate, signal.limits
    value = figures.value(estimate)
    if estimate.shown is not Display.VALUE:
        value = f"likely {value}"
    verb = "rose above" if signal.above else "fell below"
    chance = marked.between(limits, found.unit)
    return (
        f"{_capital(when(signal.last, found.every))} {verb} what chance explains "
        f"({value}; chance alone gives {chance})."
    )


def _usual(run: Run, found: Signals) -> float:
    """The level that a run lies off: that of its own side of a shift."""
    levels = [limit.centre for limit in found.limits if limit.period == run.first]
    return next((level for level in levels if level is not None), found.centre or 0.0)


def _shift(signal: Shift, found: Signals) -> str:
    first, earliest, latest = (
        when(day, found.every) for day in (signal.first, signal.earliest, signal.latest)
    )
    between = f" (between {earliest} and {latest})" if earliest != latest else ""
    drawn = found.limits[0].centre if found.limits else None
    levels = (found.centre if drawn is not None else signal.after, signal.before if drawn is None else drawn)
    after, before = (figures.number(level or 0.0, found.unit) for level in levels)
    way = "higher" if signal.above else "lower"
    return f"From about {first}{between} the level is {way}: {after} on average, against {before} before."


def _at(point: Point, every: str) -> str:
    return f"{figures.value(point.estimate)} in {when(point.period, every)}"


def _name(line: Line) -> str:
    return in_words(line.name)


def _count(periods: int, every: str) -> str:
    return f"{periods} {every}" if periods == 1 else f"{periods} {every}s"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
