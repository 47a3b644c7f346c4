"""First-response time."""

from cxmetrics.model import Family, Measures, Metric, Scope, Statement

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
    ),
    higher_is_better=False,
)
