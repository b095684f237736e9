from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from tests.services.people_and_cases import NOW

from victimcare.rules.access_codes.attempt_limits import (
    FORM_LIMITS,
    FormBudget,
    FormUses,
    PublicForm,
    find_spent_budget,
    minutes_until_form_opens,
)


def _uses(source: int = 0, network: int = 0, everybody: int = 0) -> FormUses:
    """The oldest use of each is 50 minutes ago, then one a second."""

    def times(count: int) -> list[datetime]:
        return [NOW - timedelta(minutes=50) + timedelta(seconds=number) for number in range(count)]

    return FormUses(times(source), times(network), times(everybody))


@pytest.mark.parametrize("form", PublicForm)
def test_each_budget_of_a_form_is_used_up_by_the_last_that_it_takes(form: PublicForm) -> None:
    limits = FORM_LIMITS[form]
    of_all = limits.of_all or 10_000
    most = (limits.of_source - 1, limits.of_network - 1, of_all - 1)

    assert find_spent_budget(form, _uses(*most)) is None
    assert find_spent_budget(form, _uses(limits.of_source, *most[1:])) is FormBudget.SOURCE
    assert find_spent_budget(form, _uses(most[0], limits.of_network, most[2])) is FormBudget.SOURCE
    assert find_spent_budget(form, _uses(*most[:2], of_all)) is (None if limits.of_all is None else FormBudget.ALL)


def test_no_form_takes_less_from_a_network_than_from_one_source_of_it() -> None:
    assert all(each.of_source <= each.of_network <= (each.of_all or each.of_network) for each in FORM_LIMITS.values())


@pytest.mark.parametrize(
    ("form", "uses", "minutes"),
    [
        (PublicForm.COMPLAINT, _uses(6, 6, 6), 10),
        (PublicForm.COMPLAINT, _uses(6, 30, 30), 10),
        (PublicForm.COMPLAINT, _uses(0, 0, 300), 1),  # a minute's wait passes
        (PublicForm.FEEDBACK, _uses(0, 0, 300), 10),
        (PublicForm.COMPLAINT, FormUses([NOW] * 6, [NOW] * 6, [NOW] * 6), 60),
        (PublicForm.COMPLAINT, FormUses([NOW - timedelta(minutes=59, seconds=59)] * 6, [], []), 1),
    ],
)
def test_the_wait_that_is_told_ends_when_there_is_room(form: PublicForm, uses: FormUses, minutes: int) -> None:
    assert minutes_until_form_opens(form, uses, NOW) == minutes


def test_a_flood_from_everywhere_is_passed_where_a_person_may_need_the_form() -> None:
    assert {form for form in PublicForm if FORM_LIMITS[form].can_be_passed} == {
        PublicForm.COMPLAINT,
        PublicForm.HELP,
        PublicForm.REPORT,
        PublicForm.REPORT_DRAFT,
        PublicForm.REPORT_CODE,
    }
