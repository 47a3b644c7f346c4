"""What one row of a table is: an answer, an order, a customer, a request, or a figure already worked out."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import pyarrow as pa

from cxmetrics.meaning.evidence import NONE, Evidence
from cxmetrics.meaning.profile import Profile
from cxmetrics.meaning.rivals import Chosen, settled
from cxmetrics.meaning.roles.figure import is_measured
from cxmetrics.meaning.tables import invitations, replies
from cxmetrics.meaning.tables.added_up import is_added_up, scores
from cxmetrics.meaning.tables.tallies import counted
from cxmetrics.model import Column, Kind, Role

Ranked = Mapping[str, dict[Role, Evidence]]
OF_KIND = {
    Kind.RESPONSES: frozenset({Role.CHURNED}),
    Kind.ORDERS: frozenset({Role.ORDER, Role.QUANTITY, Role.PRICE}),
    Kind.CUSTOMERS: frozenset({Role.CHURNED}),
    Kind.REQUESTS: frozenset[Role](),
    Kind.FIGURES: frozenset({Role.FIGURE}),
    None: frozenset[Role](),
}
"""The roles that belong to some kinds of table only; elsewhere such a column is what else it looks like."""
ALONE = frozenset({Role.ORDER, Role.QUANTITY, Role.PRICE, Role.FIGURE, Role.CHURNED})
ONE_EACH = (Role.ORDER, Role.QUANTITY, Role.PRICE, Role.CHURNED)
MOST_WORDS = 4
LEAST_CUSTOMER_WORDS = 3
CUSTOMER_WORDS = (
    "customer", "customerid", "client", "member", "account", "tenure", "contract", "churn", "churned", "subscription",
    "gender", "partner", "monthly charges", "plan", "billing", "signup", "kunde", "kunden", "vertrag", "client",
    "contrat", "abonnement", "cliente", "contrato", "contratto", "abbonamento",
)  # fmt: skip


def kind_of(profiles: Sequence[Profile], columns: Sequence[Column]) -> Kind | None:
    """What one row of a table with these columns is; None where it is none of the five."""
    by_name = {profile.name: profile for profile in profiles}
    return _kind(profiles, {column.role: by_name[column.name] for column in reversed(columns)})


def after_correction(kind: Kind, roles: Collection[Role]) -> Kind:
    """What a table is once a person said what its columns are; `kind` is what it was before."""
    if _holds_answers(roles):
        return Kind.RESPONSES
    if _are_requests(roles):
        return Kind.REQUESTS
    if _is_paid(roles) and {Role.CUSTOMER, Role.DATE} <= set(roles):
        return Kind.ORDERS
    if {Role.FIGURE, Role.DATE} <= set(roles):
        return Kind.FIGURES
    return Kind.CUSTOMERS if kind is Kind.CUSTOMERS or Role.CHURNED in roles else Kind.RESPONSES


def is_feedback(roles: Iterable[Role]) -> bool:
    """Whether columns in these roles hold what somebody answered."""
    return any((role.is_scored and role is not Role.CHURNED) or role is Role.COMMENT for role in roles)


def _holds_answers(roles: Iterable[Role]) -> bool:
    """Whether the rows are answers: lists of customers and orders may say where somebody came from too."""
    return is_feedback(role for role in roles if role is not Role.REFERRED)


def _are_requests(roles: Collection[Role]) -> bool:
    return Role.DATE in roles and bool(set(replies.ROLES) & set(roles))


def decided(profiles: Sequence[Profile], ranked: Ranked, rows: pa.Table) -> Chosen:
    """The role of every column, in the light of what the whole table is.

    A survey is settled as if the roles of other tables did not exist, so that an order number among the
    answers moves nothing; only who has left may stand in one. Where no column is an answer they count.
    """
    answers = settled(profiles, {name: _without(found, ALONE) for name, found in ranked.items()}, rows)
    answers = invitations.found(profiles, answers, ranked, rows)
    if _holds_answers(role for role, _ in answers.values()):
        answers = replies.found(profiles, answers, ranked, rows, survey=True)
        if tally := counted(profiles, answers, rows):
            return answers | tally
        if is_added_up(profiles, answers, rows):
            return _as_figures(profiles, answers, ranked)
        return answers | _leavers(ranked)
    chosen = _one_each(settled(profiles, ranked, rows), ranked)
    chosen = invitations.found(profiles, chosen, ranked, rows)
    chosen = replies.found(profiles, chosen, ranked, rows, survey=False)
    kind = _kind(profiles, {chosen[p.name][0]: p for p in reversed(profiles)})
    if kind is Kind.FIGURES:
        return _as_figures(profiles, chosen, ranked)
    foreign = ALONE - OF_KIND[kind]
    return {
        name: _strongest(_without(ranked[name], foreign)) if role in foreign else (role, evidence)
        for name, (role, evidence) in chosen.items()
    }


def _kind(profiles: Sequence[Profile], by_role: Mapping[Role, Profile]) -> Kind | None:
    if _holds_answers(by_role):
        return Kind.RESPONSES
    if _are_requests(by_role):
        return Kind.REQUESTS
    if _are_orders(by_role):
        return Kind.ORDERS
    if _are_customers(profiles, by_role):
        return Kind.CUSTOMERS
    if Role.FIGURE in by_role and {Role.DATE, Role.CUSTOMER} & by_role.keys() == {Role.DATE}:
        return Kind.FIGURES
    return Kind.RESPONSES if Role.REFERRED in by_role else None


def _are_orders(by_role: Mapping[Role, Profile]) -> bool:
    customer = by_role.get(Role.CUSTOMER)
    if not _is_paid(by_role) or Role.DATE not in by_role or customer is None or Role.CHURNED in by_role:
        return False
    return Role.ORDER in by_role or customer.distinct < customer.sampled


def _is_paid(roles: Collection[Role]) -> bool:
    return Role.REVENUE in roles or {Role.QUANTITY, Role.PRICE} <= set(roles)


def _are_customers(profiles: Sequence[Profile], by_role: Mapping[Role, Profile]) -> bool:
    customer, left = by_role.get(Role.CUSTOMER), Role.CHURNED in by_role
    if customer and customer.distinct < customer.sampled:
        return False
    known = speak_of_customers(profiles)
    return (left or known) if customer else (left and known)


def speak_of_customers(profiles: Sequence[Profile]) -> bool:
    """Whether several columns say what is known of a customer: a contract, a plan, how long they have been one."""
    short = [p for p in profiles if len(p.meaningful) <= MOST_WORDS]
    return sum(p.says(*CUSTOMER_WORDS) for p in short) >= LEAST_CUSTOMER_WORDS


def _as_figures(profiles: Sequence[Profile], answers: Chosen, ranked: Ranked) -> Chosen:
    """The columns with what was worked out in them as figures, whatever scale they seem to be on."""
    worked_out = Evidence(0.95, "Worked out over several answers: one row here is a group, not an answer.")
    found = dict(answers)
    for profile in profiles:
        role, own = answers[profile.name][0], ranked[profile.name].get(Role.FIGURE)
        if own and role is not Role.DATE:
            found[profile.name] = (Role.FIGURE, own)
        elif is_measured(profile) and (role.is_scored or (role is Role.IGNORE and scores(profile))):
            found[profile.name] = (Role.FIGURE, worked_out)
        elif role.is_scored or role in ALONE or role in replies.ROLES:
            found[profile.name] = (Role.IGNORE, worked_out)
    return found


def _leavers(ranked: Ranked) -> Chosen:
    left = {name: found[Role.CHURNED] for name, found in ranked.items() if Role.CHURNED in found}
    first = min(left, default=None)
    return {first: (Role.CHURNED, left[first])} if first else {}


def _one_each(chosen: Chosen, ranked: Ranked) -> Chosen:
    found = dict(chosen)
    for role in ONE_EACH:
        claims = [name for name, (own, _) in chosen.items() if own is role]
        if len(claims) > 1:
            winner = max(claims, key=lambda name: (chosen[name][1].strength, name))
            for name in set(claims) - {winner}:
                found[name] = _strongest(_without(ranked[name], {role}))
    return found


def _without(found: Mapping[Role, Evidence], roles: Iterable[Role]) -> dict[Role, Evidence]:
    return {role: evidence for role, evidence in found.items() if role not in set(roles)}


def _strongest(found: Mapping[Role, Evidence]) -> tuple[Role, Evidence]:
    return max(found.items(), key=lambda pair: (pair[1].strength, pair[0]), default=(Role.IGNORE, NONE))
