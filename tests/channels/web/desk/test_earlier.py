"""Whoever speaks with her sees her earlier calls, after proof and not before."""

from __future__ import annotations

from datetime import timedelta

from tests.channels.web.desk.conftest import Somebody, news_for
from tests.services.people_and_cases import NOW
from victimcare.records.models import AuditEntry, Call


def test_her_earlier_calls_stand_on_her_record_after_proof_and_not_before(sol: Somebody) -> None:
    marta = news_for("44/10307/26", name="Marta")
    began = NOW - timedelta(days=1)
    Call.objects.create(
        direction="in", victim=marta, outcome="message", started_at=began, ended_at=began + timedelta(minutes=3)
    )

    sol.look_up(marta)
    before = sol.get(f"/desk/cases/{marta.public_id}").content
    sol.prove(marta)
    after = sol.get(f"/desk/cases/{marta.public_id}").content

    assert b"Rang and left a message" not in before
    assert b"Earlier calls" in after
    assert b"Rang and left a message" in after
    assert AuditEntry.objects.filter(act="contacts.see_earlier", victim_id=marta.id).count() == 1
