"""First-response time."""

from cxmetrics.metrics import _waiting
from cxmetrics.model import Case, Family, Measures, Metric, Scope, Statement, Waits

METRIC = Metric(
    id="first_response_time",
    name="First-response time",
    family=Family.RESPONSE_TIME,
    asks="How long do customers wait for a first answer from a person?",
    definition="The time by which half of all requests have had a first answer from a person; requests still open "
    "count as waiting.",
    formula=r"\min\{t : S(t) \le \tfrac{1}{2}\}",
    unit="minutes",
    measures=Measures.SERVICE,
    scope=Scope.MOMENT,
    needs="A list of requests with the time each came in and the time of its first answer, open ones included.",
    pros=(
        Statement("Recorded by itself for every request, without asking anybody.", "PC38"),
        Statement("Yours to change: people and opening hours decide it."),
    ),
    cons=(
        Statement("Looks better than it is when requests nobody answered are left out.", "PC39"),
        Statement("A quick reply need not help, and an automatic one makes the figure worthless.", "PC40"),
        Statement("The middle says nothing about those who waited longest.", "PC41"),
    ),
    not_when=(
        "Most first answers are automatic.",
        "Nights and Sundays count as waiting although customers know you are closed.",
    ),
    sources=(
        "Kaplan & Meier 1958, Journal of the American Statistical Association 53",
        "Zendesk help centre, About first reply time",
        "Brookmeyer & Crowley 1982, Biometrics 38 (the interval)",
    ),
    higher_is_better=False,
    observed=_waiting.quantile(0.5),
    cases=(
        Case(
            Waits(tuple((t, t, 1) for t in (2.0, 5.0, 7.0, 9.0, 12.0, 15.0, 18.0, 22.0, 30.0, 95.0))),
            13.5,
            "by hand: ten requests, all answered; half way between the fifth and the sixth",
        ),
        Case(
            Waits(((10.0, 10.0, 1), (None, 20.0, 1), (30.0, 30.0, 1), (60.0, 60.0, 1), (None, 90.0, 1))),
            60.0,
            "by hand, two still open: 4/5 wait longer than 10, 4/5 · 2/3 = .53 than 30, half of these than 60",
        ),
    ),
)
