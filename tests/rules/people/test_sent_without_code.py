"""The budgets of the forms that anybody can send."""

from __future__ import annotations

import pytest

from victimcare.rules.people.sent_without_code import LIMITS, Budget, Form, used_up


@pytest.mark.parametrize("form", Form)
def test_a_budget_is_used_up_by_a_source_by_its_network_or_by_all(form: Form) -> None:
    limits = LIMITS[form]
    most = {
        "from_source": limits.of_source - 1,
        "from_network": limits.of_network - 1,
        "from_all": limits.of_all - 1,
    }

    assert used_up(form, **most) is None
    assert used_up(form, **{**most, "from_source": limits.of_source}) is Budget.SOURCE
    assert used_up(form, **{**most, "from_network": limits.of_network}) is Budget.SOURCE
    assert used_up(form, **{**most, "from_all": limits.of_all}) is Budget.ALL


def test_a_flood_from_everywhere_is_passed_where_a_person_may_need_the_form() -> None:
    assert {form for form in Form if LIMITS[form].can_be_passed} == {Form.COMPLAINT, Form.HELP}
