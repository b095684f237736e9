from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.journeys.test_one_crime import World, a_world


@pytest.fixture(scope="module", autouse=True)
def _hash_as_programs_do(real_hash_costs: None) -> None:
    """Codes are made in this process and checked by programs that the tests start, or the other way round."""


@pytest.fixture(scope="package")
def world() -> Iterator[World]:
    """One installation for the files that change none of its settings and look for what is theirs alone
    (`SHARING_AN_INSTALLATION` in tests/conftest.py): a start takes 20 s of processor."""
    with a_world() as world:
        yield world
