"""Labels that ask how a customer came: through somebody, or some other way."""

import re

from cxmetrics.meaning.labels.words import as_written

_CAME = re.compile(
    r"\bhow (?:did|have) (?:you|they|customer|client) (?:first )?(?:hear|heard|learn(?:ed)? (?:of|about)|f(?:i|ou)nd out (?:of|about)|come (?:across|to) (?:us|our))\b"
    r"|\bhow (?:did|have) (?:you|they) (?:first )?(?:find|found|discover(?:ed)?) (?:us|our (?:\w+ ){0,2}?(?:shop|store|site|website|restaurant|company|business))\b"
    r"|\bhow (?:you|they|customer) (?:heard|found us)\b|\b(?:heard|hear) (?:about|of) us\b|\bwhere did you (?:hear (?:of|about)|find us)\b"
    r"|\b(?:referral|acquisition|lead|customer|marketing|signup) (?:source|channel)\b|\bsource of (?:referral|customer|lead|acquisition)\b"
    r"|\bwie (?:haben|sind) sie (?:von uns|auf uns|zu uns)\b|\bvon uns (?:erfahren|gehort)\b|\baufmerksam geworden\b"
    r"|\bcomment (?:nous )?avez vous (?:nous )?(?:connu|entendu|decouvert|trouve)\b|\bcomo nos (?:conocio|ha conocido|conheceu|encontro)\b"
    r"|\bcomo (?:se entero|supo|soube|ficou sabendo) de\b|\bcome ci ha(?:i)? (?:conosciut[oa]|trovat[oa])\b"
    r"|\bcome (?:hai|ha) (?:saputo|sentito)\b|\bhoe (?:heeft|heb) (?:u|je|jij) (?:ons|van ons)\b"
)
_SENT = re.compile(
    r"\b(?:were|was|are|been|is) (?:you |they |customer |client )?(?:recommended|referred)\b(?! (?:to )?(?:an?|another)\b)"
    r"|\b(?:recommended|referred|suggested) (?:to (?:you|us) )?by\b|\bwho (?:recommended|referred|sent)\b"
    r"|\breferred customer\b|\b(?:is|was|by) (?:a )?referral\b|^referr(?:ed|al)$|\breferred by friend\b|\breferral (?:yes no|flag|y n)\b"
    r"|\bempfohlen (?:von|durch|worden)\b|\b(?:auf|durch) empfehlung\b|\brecommandee? par\b|\brecomendad[oa] por\b"
    r"|\bconsigliat[oa] da\b|\baanbevolen door\b|\bindicad[oa] por\b"
)


def asks_how_they_came(label: str) -> bool:
    """Whether a label asks how the customer heard of the business or found it."""
    return bool(_CAME.search(as_written(label)))


def says_somebody_sent(label: str) -> bool:
    """Whether a label says that somebody sent the customer ("Referred by a friend?")."""
    return bool(_SENT.search(as_written(label)))
