"""Handover reports in each of their states, and what a supervisor sees of a team."""

from __future__ import annotations

from datetime import timedelta

from tests.channels.web.desk.site import Desk
from tests.services.handovers.packets import draft, prove, sent
from tests.services.people_and_cases import NOW, staff
from tests.services.supervision.test_supervision import contact
from victimcare.records.models import HandoverLink, QualityReview, Victim
from victimcare.services.access import Role
from victimcare.services.handovers import report_links
from victimcare.services.handovers.report_records import DutyHolder, HandoverDelivery
from victimcare.services.sealing import unseal_bytes
from victimcare.services.supervision import quality_reviews


def pages_of_handovers(desk: Desk) -> dict[str, str]:
    """Makes what the pages show; returns their addresses, by name."""
    carys, second = staff("Carys Penry"), staff("Jo Bell", Role.SUPERVISOR)
    victim = Victim.objects.select_related("case").get(id=desk.marta.id)
    prove(carys, victim, second)
    left = sent(carys, second, victim)
    begun = draft(carys, victim, agency=DutyHolder.CPS)
    sent(carys, second, victim, agency=DutyHolder.PROBATION, way=HandoverDelivery.EMAIL)
    for note in ("She was glad that we rang. Told her of the arrest.", ""):
        contact(carys, victim, back=timedelta(days=30), note=note)
    quality_reviews.draw_quality_reviews(now=NOW, seed="a")
    first = QualityReview.objects.earliest("id")
    return {
        "desk-handovers": "/desk/handovers",
        "desk-handover-draft": f"/desk/handovers/{begun}",
        "desk-handover-sent": f"/desk/handovers/{left}",
        "desk-team-load": "/desk/team/load",
        "desk-team-review": f"/desk/team/reviews/{first.public_id}",
    }


def page_that_opens_once() -> str:
    """The address of the report that was sent, as it stands in the message to that agency's mailbox."""
    door = HandoverLink.objects.get()
    return f"/packet/{unseal_bytes(bytes(door.sealed_token), report_links.link_context(door)).decode()}"
