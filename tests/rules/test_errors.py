"""The errors that every caller expects."""

from __future__ import annotations

import pytest

from victimcare.rules.errors import FieldRequired, NotFound, PermissionRefused, StaleVersion


def test_a_missing_key_of_a_mapping_is_not_mistaken_for_a_hidden_record() -> None:
    assert not issubclass(KeyError, NotFound)


def test_a_required_field_says_which_field_and_gives_a_reason_by_itself() -> None:
    by_itself, with_a_reason = FieldRequired("note"), FieldRequired("note", "an urgent task is closed with a note")

    assert [(each.field, str(each)) for each in (by_itself, with_a_reason)] == [
        ("note", "note is required"),
        ("note", "an urgent task is closed with a note"),
    ]


@pytest.mark.parametrize("error", [NotFound, StaleVersion, PermissionRefused])
def test_every_error_carries_its_reason(error: type[Exception]) -> None:
    assert str(error("no such task")) == "no such task"
