"""The sender's address as a sign of whose form it is (*địa chỉ người gửi*): the weakest of them, but its own."""

from dataclasses import replace

from cchc_excel.domain import Origin, Plan, Return, Unit
from cchc_excel.domain.mails import addresses_in
from cchc_excel.rules import Finding
from cchc_excel.rules.mails import SENDER_OTHER_UNIT, SENDER_STRANGER, SENDER_TOLD_UNIT


def units_at(address: str, plan: Plan) -> tuple[Unit, ...]:
    """Return the units that have an address; several may share one. The coordinator's, who passes on mails, is none."""
    if not address or is_coordinator(address, plan):
        return ()
    return tuple(unit for unit in plan.units if address in unit.addresses)


def is_stranger(unit: Unit, origin: Origin, plan: Plan) -> bool:
    """Whether a mail is neither from the unit, which has an address, nor from the coordinator who passes it on."""
    carrier = origin.carrier or ""
    return bool(unit.addresses) and carrier not in unit.addresses and not is_coordinator(carrier, plan)


def is_our_own(origin: Origin, plan: Plan) -> bool:
    """Whether a mail is one of the program's letters: it says so, and comes from the coordinator's own address."""
    return origin.claims_own and is_coordinator(origin.sender, plan)


def is_coordinator(address: str, plan: Plan) -> bool:
    """Whether an address is the coordinator's own."""
    coordinator = plan.unit(plan.info.coordinator)
    own = addresses_in(f"{plan.info.reply_to} {plan.post.sender} {plan.post.account}")
    return address in own or bool(coordinator and address in coordinator.addresses)


def with_sender(filled: Return, origin: Origin, plan: Plan) -> Return:
    """Return a form with what its sender's address says of the unit: used where nothing else does, compared else."""
    unit = plan.unit(filled.identity.unit)
    if unit:
        found = check_sender(unit, filled.path, origin, plan) or _check_stranger(unit, filled.path, origin, plan)
        return replace(filled, findings=(*filled.findings, *found))
    senders = units_at(origin.sender, plan)
    if filled.identity.unit or len(senders) != 1:
        return filled
    told = senders[0]
    details = {"address": origin.sender, "other": told.name, "unit": told.name}
    finding = Finding(SENDER_TOLD_UNIT, filled.path, details=details, unit=told.code)
    identity = replace(filled.identity, unit=told.code)
    return replace(filled, identity=identity, findings=(*filled.findings, finding))


def check_sender(unit: Unit, path: str, origin: Origin, plan: Plan) -> tuple[Finding, ...]:
    """Return a finding where a unit's form came from the address of other units only."""
    senders = units_at(origin.sender, plan)
    if not senders or unit in senders:
        return ()
    others = ", ".join(sender.name for sender in senders)
    details = {"address": origin.sender, "other": others, "unit": unit.name}
    return (Finding(SENDER_OTHER_UNIT, path, details=details, unit=unit.code),)


def _check_stranger(unit: Unit, path: str, origin: Origin, plan: Plan) -> tuple[Finding, ...]:
    """Return a finding where nobody knows the address that a unit's form came from."""
    if not is_stranger(unit, origin, plan):
        return ()
    details = {"address": origin.carrier or "không rõ", "own": ", ".join(unit.addresses), "unit": unit.name}
    return (Finding(SENDER_STRANGER, path, details=details, unit=unit.code),)
