"""The rules of danger as files, one a language: made ready once a process."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from victimcare.rules.danger.matches import DangerRule
from victimcare.rules.danger.patterns import LanguageRule, LanguageRules
from victimcare.rules.danger.rule_book import RuleBook

HERE = Path(__file__).parent / "rules"


@cache
def rule_book() -> RuleBook:
    """All rules of all languages."""
    return RuleBook(_language(path) for path in sorted(HERE.glob("*.toml")))


def _language(path: Path) -> LanguageRules:
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    return LanguageRules(
        language=read["language"],
        groups=read.get("groups", {}),
        respelled=dict(_lines_with_meaning(read.get("respelled", ""))),
        never_misspelt=frozenset(read.get("never_misspelt", "").split()),
        rules=tuple(_rule(name, rule) for name, rule in read["rules"].items()),
        is_by_sound=read.get("is_by_sound", False),
        is_inflected=read.get("is_inflected", False),
        signs={int(weight): words for weight, words in read.get("signs", {}).items()},
    )


def _lines_with_meaning(lines: str) -> Iterator[tuple[str, str]]:
    """Lines of the form `short = meaning`."""
    for line in lines.splitlines():
        if line.strip():
            short, _, meant = line.partition(" = ")
            yield short.strip(), meant.strip()


def _rule(name: str, rule: dict[str, str]) -> LanguageRule:
    match, unless, examples, counter_examples = (
        tuple(line.strip() for line in rule.get(part, "").splitlines() if line.strip())
        for part in ("match", "unless", "examples", "counter_examples")
    )
    return LanguageRule(DangerRule(name), match, unless, examples, counter_examples)
