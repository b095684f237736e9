"""A linked person becomes known while a message is on its way out: what was committed first decides."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from functools import partial
from operator import itemgetter

from tests.conftest import Database
from tests.examples import examples
from tests.outside import Outside
from tests.services.contact.test_stop_races import looked_at_again
from tests.services.messages.tellings import MOBILE, NOW, a_queued_text, a_reachable_victim, hand_over
from tests.services.messages.test_message_races import at_once
from tests.services.people_and_cases import staff
from victimcare.records.models import AuditEntry, ContactPoint, Notification
from victimcare.records.models.victim_contact.linked_people import RelationToVictim
from victimcare.rules.safe_contact.contact_points import telephone_key
from victimcare.services.contact_plans import linked_people
from victimcare.services.contact_plans.linked_people import LinkedPersonEntry

RACES = examples(8, long=40)


def test_nothing_leaves_to_a_number_that_was_known_as_his_before_the_intent(
    real_database: Database, outside: Outside
) -> None:
    sol = replace(staff(), reason="The officer rang")
    him = LinkedPersonEntry(RelationToVictim.SUSPECT, numbers=[MOBILE])
    dice = random.Random(7)
    close = [(dice.uniform(0, 0.05), dice.uniform(0, 0.05)) for _ in range(RACES)]
    won = 0
    for enters_after, leaves_after in [(0.0, 1.0), (1.0, 0.0), *close]:
        telling = a_queued_text(a_reachable_victim())
        ContactPoint.objects.update(match_key=telephone_key(MOBILE))  # as the feed stores it

        def enter(telling: Notification, after: float) -> None:
            time.sleep(after)
            linked_people.add_linked_person(actor=sol, victim_id=telling.victim.public_id, link=him, now=NOW)

        def leave(telling: Notification, after: float) -> None:
            time.sleep(after)
            hand_over(telling)

        ordered = sorted(
            [
                (enters_after, partial(enter, telling, enters_after)),
                (leaves_after, partial(leave, telling, leaves_after)),
            ],
            key=itemgetter(0),
        )
        if abs(enters_after - leaves_after) >= 1:  # one after the other, however busy the machine is
            for _, step in ordered:
                step()
        else:
            at_once(*(step for _, step in ordered))

        looked_at_again(telling)
        acts = list(AuditEntry.objects.filter(victim_id=telling.victim_id).order_by("id").values_list("act", flat=True))
        known_first = telling.status == "held"
        won += known_first
        assert bool(outside.handed_over(str(telling.reference))) != known_first
        assert ("message.handed_over" in acts) != known_first, acts
    assert 0 < won < RACES + 2, "both orders were seen"
