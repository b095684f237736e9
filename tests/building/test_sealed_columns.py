"""Every column that can hold words is sealed, or in the clear for a reason, or about no victim: docs/sealed-words.md
says which."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from victimcare.installation.checks.stored_data_checks import SEALED_TOO
from victimcare.services.sealed_columns import SEALED_COLUMNS

PAGE = Path(__file__).parents[2] / "docs" / "sealed-words.md"
LONG = 150  # characters that a column must hold to hold a sentence
MESSAGES = {"ReceivedMessage", "OfficerReply", "OfficerMail", "RefusedAnswer"}  # tried where they are made
COLUMN = re.compile(r"`(\w+\.\w+)`")


def text_columns() -> set[str]:
    """Every column of ours that can hold a sentence in the clear, JSON among them."""
    return {
        f"{table.__name__}.{column.name}"
        for table in apps.get_app_config("records").get_models()
        for column in table._meta.get_fields()
        if isinstance(column, models.TextField | models.JSONField)
        or (isinstance(column, models.CharField) and not column.choices and (column.max_length or LONG) >= LONG)
    }


def bytes_columns() -> set[str]:
    """Every column of bytes of any length, but those that stand beside a text column of the first list."""
    beside = {f"{column.table.__name__}.{column.sealed_name}" for column in SEALED_COLUMNS}
    return {
        f"{table.__name__}.{column.name}"
        for table in apps.get_app_config("records").get_models()
        for column in table._meta.get_fields()
        if isinstance(column, models.BinaryField)
        and column.max_length is None
        and table.__name__ not in {"PersonKey", *MESSAGES}
    } - beside


@pytest.fixture(scope="module")
def lists() -> dict[str, str]:
    """The text of each part of the page, by its heading."""
    parts = PAGE.read_text().split("\n## ")[1:]
    return {heading: text for heading, _, text in (part.partition("\n") for part in parts)}


def names_in(text: str) -> list[str]:
    """In a table those of its first cells; else all."""
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    return COLUMN.findall("\n".join(row.split("|")[1] for row in rows) if rows else text)


def test_every_text_column_stands_in_one_list_of_the_clear_and_none_that_is_gone(lists: dict[str, str]) -> None:
    named = [
        name for heading, text in lists.items() if heading not in ("Sealed", "In bytes") for name in names_in(text)
    ]

    assert sorted(named) == sorted(text_columns())


def test_every_column_of_bytes_that_can_hold_a_sentence_has_its_key_named(lists: dict[str, str]) -> None:
    rows = [line.split("|") for line in lists["In bytes"].splitlines() if line.startswith("| `")]
    keys = {name: row[2].strip() for row in rows for name in COLUMN.findall(row[1])}
    no_words = set(COLUMN.findall(lists["In bytes"])) - keys.keys()

    assert keys.keys() | no_words == bytes_columns()
    assert [name for name, key in keys.items() if not key] == []


def test_what_the_page_calls_sealed_is_what_is_sealed(lists: dict[str, str]) -> None:
    named = set(names_in(lists["Sealed"]))
    by_one_function = {f"{column.table.__name__}.{column.name}" for column in SEALED_COLUMNS}
    others = {name.split(".")[0] for name in named - by_one_function}

    assert by_one_function <= named
    assert others == MESSAGES


def test_a_check_of_the_keys_looks_at_every_column_of_sealed_bytes(lists: dict[str, str]) -> None:
    """`victimcare check` says which keys are still needed: a key that one column needs is not to be taken away."""
    rows = names_in(lists["In bytes"])
    tables = {table.__name__: table._meta.db_table for table in apps.get_app_config("records").get_models()}
    not_named_so = {
        (tables[table], column)
        for table, column in (name.split(".") for name in rows)
        if not column.startswith("sealed")
    }

    assert not_named_so == set(SEALED_TOO)


def test_each_column_in_the_clear_has_its_reason(lists: dict[str, str]) -> None:
    rows = [line.split("|") for line in lists["In the clear"].splitlines() if line.startswith("| `")]

    assert [row[1] for row in rows if not row[2].strip()] == []
