"""The files of a language as Fluent's own parser reads them, whole."""

from __future__ import annotations

from functools import cache

from fluent.runtime import FluentResource
from fluent.syntax.ast import Resource

from victimcare.wording.fluent import FOLDER


@cache
def resources(language: str) -> dict[str, Resource]:
    """By room."""
    return {
        file.stem: FluentResource(file.read_text(encoding="utf-8"))
        for file in sorted((FOLDER / language).glob("*.ftl"))
    }
