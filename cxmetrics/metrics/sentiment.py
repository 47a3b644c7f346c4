"""Sentiment of comments."""

from cxmetrics.model import Family, Measures, Metric, Scope, Statement

METRIC = Metric(
    id="sentiment",
    name="Sentiment of comments",
    family=Family.REVIEWS,
    asks="What do customers say in their own words, and in what tone?",
    definition="Out of every hundred comments that could be read, how many speak well of you.",
    formula=r"100\,\frac{n_{\text{positive}}}{n_{\text{negative}} + n_{\text{neutral}} + n_{\text{positive}}}",
    unit="%",
    measures=Measures.BOTH,
    scope=Scope.JOURNEY,
    needs="A column of comments or reviews in the customers' own words.",
    pros=(
        Statement(
            "Also hears customers who wrote something but gave no score, however many they are.", "PC23"
        ),
        Statement("Finds what you did not think of asking about."),
    ),
    cons=(
        Statement("What people write and the stars they give often disagree.", "PC24"),
        Statement("A program that reads comments makes mistakes, and they shift the share.", "PC25"),
        Statement("Misses irony, and languages it was not made for."),
    ),
    not_when=(
        "There are only a few comments: read them.",
        "Comments are in languages that are not read here.",
    ),
    sources=(
        "Al-Natour & Turetken 2020, International Journal of Information Management 54",
        "Rogan & Gladen 1978, American Journal of Epidemiology 107",
    ),
)
