"""A text with words of danger, as the desk meets it: in the band by its rule, with its words for whoever takes it."""

from __future__ import annotations

import pytest

from tests.channels.web.desk.conftest import Somebody
from tests.channels.web.desk.pages import text
from tests.services.contact.test_incoming import a_text, take_in
from tests.services.people_and_cases import a_point
from tests.services.plans import agreed, by
from victimcare.records.models import ReceivedMessage, Task, Victim
from victimcare.records.models.desk import TaskKind

pytestmark = pytest.mark.django_db
FEAR = "he has got a knife and hes outside"


@pytest.fixture
def row(marta: Victim) -> ReceivedMessage:
    agreed(marta, by("text", a_point(marta, "+447700900188")))
    return take_in(a_text(f"Hello. {FEAR}. Bye", sender="447700900188"))


def task() -> Task:
    return Task.objects.get(kind=TaskKind.DANGER_WORDS)


def test_the_band_says_the_rule_and_no_name_and_no_word_of_theirs(sol: Somebody, row: ReceivedMessage) -> None:
    page = text(sol.get("/desk/tasks?which=all"))

    assert "A message: the person they fear is close by" in page
    assert "knife" not in page
    assert "Marta" not in page


def test_whoever_takes_it_reads_what_matched_and_the_whole_message(sol: Somebody, row: ReceivedMessage) -> None:
    address = f"/desk/tasks?which=all&task={task().public_id}"
    before = text(sol.get(address))
    assert ("a weapon" in before, "got a knife" in before) == (True, False)
    assert "Take it to read the words." in before

    sol.post(f"/desk/tasks/{task().public_id}/take")
    page = sol.get(address)

    assert "got a knife" in text(page)
    assert "Nothing was sent back: the plan does not allow it there" in text(page)
    assert f"/desk/received/{row.public_id}" in page.content.decode()
    assert FEAR in text(sol.get(f"/desk/received/{row.public_id}"))
