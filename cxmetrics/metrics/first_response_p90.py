"""First-response time: the wait of the unlucky tenth."""

from cxmetrics.metrics import _waiting
from cxmetrics.model import Case, Family, Measures, Metric, Scope, Statement, Waits

METRIC = Metric(
    id="first_response_p90",
    name="First response to nine in ten",
    family=Family.RESPONSE_TIME,
    asks="How long do the customers wait who wait longest?",
    definition="The time by which nine of ten requests have had a first answer from a person; requests still open "
    "count as waiting.",
    formula=r"\min\{t : S(t) \le \tfrac{1}{10}\}",
    unit="minutes",
    measures=Measures.SERVICE,
    scope=Scope.MOMENT,
    needs="A list of requests with the time each came in and the time of its first answer, open ones included.",
    pros=(
        Statement("Shows the long waits, which are the ones customers complain about."),
        Statement("Cannot be improved by answering the easy requests faster still."),
    ),
    cons=(
        Statement("Takes many requests: under forty or so nobody can say how long it may be at most."),
        Statement("A handful of forgotten requests moves it a long way."),
    ),
    not_when=(
        "There are fewer than forty requests.",
        "More than one request in ten is still open: then it lies beyond what has been seen.",
    ),
    sources=(
        "Kaplan & Meier 1958, Journal of the American Statistical Association 53",
        "Brookmeyer & Crowley 1982, Biometrics 38 (the interval)",
    ),
    higher_is_better=False,
    observed=_waiting.quantile(0.9),
    cases=(
        Case(
            Waits(((5.0, 5.0, 60), (20.0, 20.0, 29), (45.0, 45.0, 6), (200.0, 200.0, 5))),
            45.0,
            "by hand: 89 of 100 within 20 minutes, 95 within 45",
        ),
        Case(
            Waits(((5.0, 5.0, 80), (None, 10.0, 10), (30.0, 30.0, 6), (None, 90.0, 4))),
            30.0,
            "by hand: 20 of 100 wait longer than 5; of the ten still followed at 30 four wait on: .2 · .4 = .08",
        ),
    ),
)
