"""First-response time: the share answered in time."""

from cxmetrics.metrics import _waiting
from cxmetrics.model import Case, Family, Measures, Metric, Scope, Statement, Terms, Waits

METRIC = Metric(
    id="first_response_target",
    name="First response in time",
    family=Family.RESPONSE_TIME,
    asks="How many requests get a first answer as fast as you promise?",
    definition="Out of every hundred requests, how many have a first answer from a person within the time you aim for. "
    "That time is your choice, usually 60 minutes; a request still open counts as waiting for as long as it has.",
    formula=r"100\,(1 - S(t_{\text{target}}))",
    unit="%",
    measures=Measures.SERVICE,
    scope=Scope.MOMENT,
    needs="A list of requests with the time each came in and the time of its first answer, open ones included.",
    pros=(
        Statement("Says whether a promise is kept, in words customers would use."),
        Statement("One request forgotten for a week moves it no more than one answered a minute late."),
    ),
    cons=(
        Statement("Does not notice whether a late answer came a minute or a month too late."),
        Statement("Invites a race to the target and neglect of what has missed it."),
    ),
    not_when=(
        "Nobody has decided how fast an answer should be.",
        "The time aimed for counts opening hours only, while the waits run day and night.",
    ),
    sources=(
        "Kaplan & Meier 1958, Journal of the American Statistical Association 53",
        "Kalbfleisch & Prentice 2002, The Statistical Analysis of Failure Time Data (the interval)",
    ),
    observed=_waiting.within_target(),
    cases=(
        Case(
            Waits(tuple((t, t, 1) for t in (2.0, 5.0, 7.0, 9.0, 12.0, 15.0, 18.0, 22.0, 30.0, 95.0))),
            40.0,
            "by hand: 4 of 10 within 10 minutes, all answered",
            Terms(target=10),
        ),
        Case(
            Waits(((10.0, 10.0, 1), (None, 20.0, 1), (30.0, 30.0, 1), (60.0, 60.0, 1), (None, 90.0, 1))),
            100 * 11 / 15,
            "by hand: 4/5 wait longer than 10, 2/3 of these than 30, half of these than 60: 1 − 4/15",
        ),
    ),
)
