"""The cost of slow hashes in the tests' own process.

A hash of a code takes 50 ms of processor and one of a password 400 ms, and hundreds of tests sign in. As many hashes
are made here as elsewhere, with the same keys and salts, each at a small part of its cost. What shows the cost itself
asks for `real_hash_costs`. Programs that tests start always work at the real cost.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from victimcare.services import secret_hashes

_COSTS = (secret_hashes._CODE_COST, secret_hashes._PASSWORD_COST)
_REAL = tuple(dict(cost) for cost in _COSTS)
_CHEAP = 2**4  # rounds; the fewest that still use the whole of the function


def lower_hash_costs() -> None:
    for cost in _COSTS:
        cost["n"] = _CHEAP


@contextmanager
def hashing_at_real_cost() -> Iterator[None]:
    for cost, real in zip(_COSTS, _REAL, strict=True):
        cost.update(real)
    try:
        yield
    finally:
        lower_hash_costs()
