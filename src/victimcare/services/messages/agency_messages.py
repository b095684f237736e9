"""Sends a message to an agency's own mailbox or to the force's duty number. It mentions no person, so no victim's plan
decides it; messages to victims always pass the gate."""

from __future__ import annotations

from victimcare.records.models import ContactPoint, LinkedPoint
from victimcare.records.models.victim_contact.contact_plans import ContactPointKind
from victimcare.rules.safe_contact.contact_plan import ContactMethod
from victimcare.rules.safe_contact.contact_points import email_key
from victimcare.services import suppliers
from victimcare.services.port_registry import PortUnbound
from victimcare.services.ports import InvalidRecipient, OutgoingEmail, OutgoingText, Recipient


def send_agency_email(*, reference: str, to: str, subject: str, body: str, sender_name: str) -> None:
    """Give it to a supplier. `reference` is ours and unique. Raises SendRefused, SendDeferred, SendInDoubt,
    PortUnbound."""
    name = suppliers.SupplierSelector().chosen(ContactMethod.EMAIL, besides=(), has_room=lambda _: True)
    if name is None:
        raise PortUnbound("mailers")
    suppliers.send_by_supplier(
        ContactMethod.EMAIL, name, OutgoingEmail(reference, Recipient(to), subject, body, sender_name)
    )


def send_duty_text(*, reference: str, to: str, body: str, sender_name: str) -> None:
    """Give it to a supplier, for one of the force's own numbers. As `send_agency_email`."""
    name = suppliers.SupplierSelector().chosen(ContactMethod.TEXT, besides=(), has_room=lambda _: True)
    if name is None:
        raise PortUnbound("texts")
    suppliers.send_by_supplier(ContactMethod.TEXT, name, OutgoingText(reference, Recipient(to), body, sender_name))


def is_safe_agency_address(address: str) -> bool:
    """Whether it is a single address that belongs neither to a victim nor to a person a victim must be kept safe
    from."""
    try:
        key = email_key(Recipient(address))
    except InvalidRecipient:
        return False
    points = ContactPoint.objects.filter(kind=ContactPointKind.EMAIL, match_key=key, retired_at=None)
    return not points.exists() and not LinkedPoint.objects.filter(kind=ContactPointKind.EMAIL, match_key=key).exists()
