from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import override_settings

from tests.services.updates.asked import ADDRESS


@pytest.fixture(autouse=True)
def _address(db: None) -> Iterator[None]:
    with override_settings(OFFICER_ADDRESS=ADDRESS):
        yield
