"""The living page of the pieces: each as the pages make it."""

from __future__ import annotations

import re

import pytest
from django.test import Client


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/demo/components", "/demo/components/staff"])
def test_each_piece_is_drawn_and_nothing_is_said_twice_by_one_name(address: str) -> None:
    page = Client().get(address).content.decode()

    assert page.count("<h1") == 1
    named = re.findall(r'\bid="([^"]+)"', page)
    assert len(named) == len(set(named))
