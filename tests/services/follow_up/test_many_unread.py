"""Hundreds are unread at once: in a database of its own, whose statistics no other test has left."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.conftest import Database
from tests.services.follow_up.test_many_open import text
from tests.services.people_and_cases import NOW, a_duty, a_team, a_victim, an_event
from victimcare.services.contact import news_delivery


def test_each_message_is_compared_with_its_own_victims_duties_alone(
    real_database: Database, django_db_blocker: Any
) -> None:
    """Also in the minutes after a load, before the database has statistics for the new rows."""
    with django_db_blocker.unblock():
        a_team()
        for _ in range(200):
            victim = a_victim()
            text(a_duty(victim, an_event(victim.case, "suspect.arrested"), due_at=NOW + timedelta(hours=30)))
        with CaptureQueriesContext(connection) as queries, transaction.atomic():
            assert news_delivery.ask_to_tell_unread_news(now=NOW) == 200
            transaction.set_rollback(True)

        looked = next(query["sql"] for query in queries if "ANY(t.duties)" in query["sql"])
        assert compared_in_vain(looked) < 2 * 200


def compared_in_vain(query: str) -> int:
    """Pairs of rows that the database compared and discarded."""
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN (ANALYZE, FORMAT JSON) " + query)
        [[plan]] = cursor.fetchone()
    nodes, removed = [plan["Plan"]], 0
    while nodes:
        node = nodes.pop()
        nodes += node.get("Plans", [])
        removed += node.get("Rows Removed by Join Filter", 0) * node["Actual Loops"]
    return removed
