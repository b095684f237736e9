from __future__ import annotations

import pytest


@pytest.fixture(scope="module", autouse=True)
def _hash_as_programs_do(real_hash_costs: None) -> None:
    """Codes are made in this process and checked by programs that the tests start, or the other way round."""
