"""The number that a victim's telephone shows when we ring: none, unless they agreed to see one."""

from __future__ import annotations

import pytest

from tests.services.people_and_cases import NOW, a_point, a_victim, staff
from tests.services.plans import call_to
from victimcare.records.models import Staff
from victimcare.rules.safe_contact.contact_plan import CallerDisplay, ContactNow
from victimcare.services.contact import contact_recording
from victimcare.services.conversations import identity_checks
from victimcare.services.safe_contact import gate

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("agreed", "shown"),
    [
        (None, CallerDisplay.WITHHELD),
        (CallerDisplay.NEUTRAL, CallerDisplay.NEUTRAL),
        (CallerDisplay.LINE, CallerDisplay.LINE),
    ],
)
def test_the_plan_decides(agreed: CallerDisplay | None, shown: CallerDisplay) -> None:
    victim, sol = a_victim(), staff()
    point = a_point(victim, "07700 900123")
    colleague = Staff.objects.get(id=staff("Colleague There").staff_id or 0).public_id
    identity_checks.record_identity_check(
        actor=sol, victim_id=victim.id, how=identity_checks.CheckMethod.IN_PERSON, colleague=colleague, now=NOW
    )
    plan = call_to(point, **({"number_shown": agreed} if agreed else {}))
    contact_recording.confirm_plan(actor=sol, victim_id=victim.id, plan=plan, now=NOW)

    decision = gate.predict_call_decision(victim, now=NOW)(NOW)

    assert isinstance(decision, ContactNow)
    assert decision.shown is shown
