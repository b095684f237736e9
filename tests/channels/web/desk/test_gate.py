"""The way to a record: a look-up with a reason, the gate that reveals nothing, and the identity check."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.channels.web.desk.conftest import StaffBrowser, news_for
from tests.channels.web.desk.pages import PARTS, VICTIMS, blanked, text
from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import AuditEntry, Contact, SafeContactPlan, Task, Victim
from victimcare.services.access_codes import victim_codes
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.supervision import access_reviews

pytestmark = pytest.mark.django_db


def test_a_look_up_leads_to_a_blank_gate_and_nothing_typed_is_in_the_address(sol: StaffBrowser, marta: Victim) -> None:
    answer = sol.look_up(marta)

    assert (answer.status_code, answer["Location"]) == (303, f"/desk/cases/{marta.public_id}")
    gate = text(sol.get(answer["Location"]))
    assert "Not proved yet" in gate
    for secret in VICTIMS:
        assert secret not in gate
    look = AuditEntry.objects.get(act="case.look_up")
    assert (look.reason, look.victim_id) == ("She rang", marta.id)


def test_one_sentence_for_none_hidden_and_several(sol: StaffBrowser, marta: Victim) -> None:
    news_for("44/20000/26", name="Marta", mobile="07700 900444")  # a second Marta Kowal
    typed = [
        {"reference": "99/99999/26", "name": "", "reason": "She rang"},
        {"reference": "", "name": "Marta Kowal", "reason": "She rang"},
        {"reference": "", "name": "Unknown Atall", "reason": "She rang"},
    ]

    pages = []
    for one in typed:
        page = blanked(sol.post("/desk/look-up", **one))
        for word in (one["reference"], one["name"]):
            page = page.replace(f'value="{word}"', 'value=""') if word else page
        pages.append(page)

    assert "No one found" in pages[0]
    assert pages[0] == pages[1] == pages[2]


def test_a_look_up_without_a_reason_is_asked_for_one(sol: StaffBrowser, marta: Victim) -> None:
    answer = sol.look_up(marta, reason="")

    assert "Say why you are looking" in text(answer)
    assert not AuditEntry.objects.filter(act="case.look_up").exists()


def test_no_reason_no_page_whether_there_is_such_a_case_or_not(sol: StaffBrowser, marta: Victim) -> None:
    for victim_id in (marta.public_id, uuid4()):
        for part in ("", *PARTS, "/looks"):
            answer = sol.client.get(f"/desk/cases/{victim_id}{part}", follow=True)
            assert answer.redirect_chain[-1][0] == "/desk/look-up"


def test_the_gate_is_the_same_for_everybody(sol: StaffBrowser, marta: Victim) -> None:
    other = news_for("44/20000/26", name="Piotr", group="sexual", mobile="07700 900444")
    for victim in (marta, other):
        sol.look_up(victim)

    first, second = (blanked(sol.get(f"/desk/cases/{victim.public_id}")) for victim in (marta, other))

    assert first == second


def test_before_a_check_no_part_of_the_record_opens(sol: StaffBrowser, marta: Victim) -> None:
    sol.look_up(marta)
    address = f"/desk/cases/{marta.public_id}"

    for part in (*PARTS, "/looks"):
        answer = sol.client.get(address + part, follow=True)
        assert answer.redirect_chain[-1][0] == address
        for secret in VICTIMS:
            assert secret not in text(answer)
    for part, typed in (
        ("/contact", {"ending": "spoke", "channel": "phone", "contact_id": uuid4()}),
        ("/plan", {"wording": "neutral", "line_may_say": "full"}),
        ("/access", {"make": "yes", "opens": "case"}),
        ("/guard", {"reason": "x"}),
    ):
        answer = sol.client.post(address + part, typed, follow=True)
        assert answer.redirect_chain[-1][0] == f"{address}?ended"
        assert "nothing was done" in text(answer)
    assert not SafeContactPlan.objects.exists()
    assert not Contact.objects.exists()


def code_of(victim: Victim) -> str:
    return victim_codes.make_victim_code(actor=staff("Maker"), victim_id=victim.id, opens="case", now=NOW).code


def test_the_victims_code_proves_them_and_no_other_does(sol: StaffBrowser, marta: Victim) -> None:
    other = news_for("44/20000/26", name="Piotr", mobile="07700 900444")
    own, his = code_of(marta), code_of(other)
    sol.look_up(marta)
    address = f"/desk/cases/{marta.public_id}"

    wrong = [sol.post(f"{address}/proof", code=code) for code in (his, "123456789012", "12", "")]
    right = sol.post(f"{address}/proof", code=own)

    assert {answer.status_code for answer in wrong} == {200}
    assert len({blanked(answer) for answer in wrong}) == 1, "the same words, whatever was wrong"
    assert "That did not prove who it is." in text(wrong[0])
    assert AuditEntry.objects.filter(act="proof.refused", actor=sol.actor.id, victim_id=marta.id).count() == 4
    assert right.status_code == 303
    assert "Proved by code" in text(sol.get(address))


def test_in_person_takes_a_colleague_who_is_asked_whether_it_is_so(
    sol: StaffBrowser, marta: Victim, sign_in: Callable[..., StaffBrowser]
) -> None:
    sol.look_up(marta)
    address = f"/desk/cases/{marta.public_id}"
    ewa = sign_in("Ewa Tomala")
    colleague = ewa.actor.id.partition(":")[2]

    alone = sol.post(f"{address}/proof", how="in_person", colleague="")
    together = sol.post(f"{address}/proof", how="in_person", colleague=colleague)

    assert "Choose the colleague who saw the photo document with you." in text(alone)
    assert "That did not prove who it is." not in text(alone)
    assert together.status_code == 303
    proof = AuditEntry.objects.get(act="proof.recorded")
    assert (proof.reason, proof.detail["with_task"]) == ("She rang", False)
    access_reviews.read_audit_for_looks(now=NOW + timedelta(hours=3))
    page = "/desk/my-feedback"
    assert "Sol Pereira wrote that you saw a photo document together" in text(ewa.get(page))
    assert "Marta" not in text(ewa.get(page))
    task = Task.objects.get(reason="named_there").public_id
    assert sol.post(page, what="proof", of=task, there="yes").status_code == 404
    assert text(ewa.get(ewa.post(page, what="proof", of=task, there="yes")["Location"])).count("It is kept.") == 1
    assert AuditEntry.objects.get(act="proof.vouched").victim_id == marta.id


def test_a_way_of_checking_not_chosen_is_asked_for_beside_it(sol: StaffBrowser, marta: Victim) -> None:
    sol.look_up(marta)

    page = text(sol.post(f"/desk/cases/{marta.public_id}/proof", how="", colleague=""))

    assert page.count("Choose how they proved who they are") == 2  # in the summary, and beside the field


def test_danger_does_not_wait_for_a_check(sol: StaffBrowser, marta: Victim) -> None:
    sol.look_up(marta)
    address = f"/desk/cases/{marta.public_id}"

    refused = sol.post(f"{address}/mark", reason="")
    done = sol.client.post(f"{address}/mark", {"reason": "He is outside"}, follow=True)

    assert "Say why" in text(refused)
    assert "Marked guarded." in text(done)
    assert find_guarded_victims([marta.id])
    for secret in VICTIMS:
        assert secret not in text(done)
