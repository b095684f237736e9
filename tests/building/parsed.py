"""Each source file of the product is parsed once in a process, for all the tests here: most of their time was that."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path


@cache
def parse_file(path: Path) -> ast.Module:
    """Its tree, which is only read: others see the same."""
    return ast.parse(path.read_text())
