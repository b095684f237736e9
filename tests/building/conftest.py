"""The tests here parse all of the product, a million nodes that live as long as the process: garbage is not looked for
among them, which would take four fifths of the time."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="module")
def _without_collections() -> Iterator[None]:
    gc.disable()
    yield
    gc.freeze()
    gc.enable()
