"""What customers may write, by what it is about and how it felt. Nobody real said any of it."""

from sample_data.stories import (
    ATMOSPHERE,
    CHECKOUT,
    CLEAN,
    DELIVERY,
    FOOD,
    FRIENDLY,
    HELPFUL,
    MENU,
    PACKAGING,
    REPLIES,
    SOLVED,
    VALUE,
    WEBSITE,
)

GOOD = {
    FRIENDLY: (
        "everyone was so friendly",
        "lovely people, always a smile",
        "the kindest team in town",
        "such polite staff",
    ),
    HELPFUL: (
        "they could not have been more helpful",
        "staff helped us with the allergy list",
        "nothing was too much trouble",
    ),
    REPLIES: ("got an answer within minutes", "someone answered straight away", "quick to reply"),
    SOLVED: (
        "they put my wrong order right at once",
        "mix-up solved, with a free tiramisù",
        "problem sorted, no fuss",
    ),
    FOOD: (
        "best margherita around",
        "the pizza was hot and delicious",
        "crust just right 🍕",
        "fresh toppings, great dough",
    ),
    VALUE: ("great value for money", "fair prices for the size", "worth every cent"),
    MENU: ("plenty to choose from", "good choice of vegan pizzas", "something for everyone on the menu"),
    CHECKOUT: ("paying took seconds", "quick and easy checkout", "bill came at once, and it was right"),
    CLEAN: ("spotless tables", "the place is always clean", "very tidy inside"),
    ATMOSPHERE: (
        "cosy room, nice music",
        'feels like a real "trattoria"',
        "a great place to sit with friends",
    ),
    DELIVERY: ("arrived early and piping hot", "delivery was right on time", "at the door in 25 minutes"),
    PACKAGING: ("well packed, nothing spilled", "the box kept it hot and crisp", "neat packaging"),
    WEBSITE: ("ordering online was a breeze", "the website is simple", "three clicks and done"),
}
BAD = {
    FRIENDLY: (
        "the staff were rude to me",
        "nobody even said hello",
        "not a friendly word",
        "unfriendly and in a hurry",
    ),
    HELPFUL: ("nobody wanted to help", "staff had no idea about allergens", "they just shrugged"),
    REPLIES: ("waited ages for an answer", "had to ask three times", "nobody replied to my question"),
    SOLVED: ("my complaint went nowhere", "wrong order and no apology", "still waiting for my refund"),
    FOOD: (
        "the pizza was cold",
        "soggy base, cold cheese",
        "food was disappointing this time",
        "burnt crust",
    ),
    VALUE: ("too expensive for what it is", "not worth the price", "prices went up, portions did not"),
    MENU: ("the menu could use something new", "few choices without meat", "same menu for years"),
    CHECKOUT: (
        "the queue at the till was endless",
        "the card reader failed again",
        "20 minutes just to pay",
        "charged twice at the till",
    ),
    CLEAN: ("the table was sticky", "the toilets were dirty", "crumbs everywhere"),
    ATMOSPHERE: ("far too crowded and loud", "people queueing between the tables", "no room to stand"),
    DELIVERY: (
        "over an hour late",
        "delivery was very late again",
        "arrived late and cold",
        "the order went to the wrong street first",
    ),
    PACKAGING: ("the box was squashed", "pizza stuck to the lid of a crushed box", "sauce all over the bag"),
    WEBSITE: ("the website crashed twice", "could not find the pay button", "the app logged me out"),
}
OTHER_LANGUAGES = {
    True: (
        "Todo perfecto, muy amables",
        "La pizza riquísima",
        "Tutto ottimo, personale gentilissimo",
        "Buonissima!",
    ),
    False: (
        "Bastante decepcionante",
        "Antes era mejor, qué lástima",
        "Così così, si può fare di meglio",
        "Peccato",
    ),
}
SHORT = {True: ("great", "Good!", "👍", "all fine"), False: ("meh", "ok", "not great", "👎")}
JOINS = (", and ", ". Also ", "; ", "\n")
PARTINGS = {
    True: ("See you soon!", "Thank you", "5 stars ⭐"),
    False: ("Such a shame.", "Please fix this!", ""),
}
