"""The rules of danger as files, one a language: made ready once a process."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from victimcare.rules.danger.matches import DangerRule
from victimcare.rules.danger.patterns import LanguageRule, LanguageRules
from victimcare.rules.danger.rule_book import RuleBook

RULES_FOLDER = Path(__file__).parent / "rules"


@cache
def load_rule_book() -> RuleBook[DangerRule]:
    """All rules of all languages."""
    return RuleBook(DangerRule, load_languages(RULES_FOLDER), weighed=DangerRule.SIGNS_TOGETHER)


def load_languages(folder: Path) -> list[LanguageRules]:
    """The rules of each file in this folder."""
    return [_load_language(path) for path in sorted(folder.glob("*.toml"))]


def _load_language(path: Path) -> LanguageRules:
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    return LanguageRules(
        language=read["language"],
        groups=read.get("groups", {}),
        respelled=dict(_lines_with_meaning(read.get("respelled", ""))),
        never_misspelt=frozenset(read.get("never_misspelt", "").split()),
        rules=tuple(_build_rule(name, rule) for name, rule in read["rules"].items()),
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


def _build_rule(name: str, rule: dict[str, str]) -> LanguageRule:
    match, unless, examples, counter_examples = (
        tuple(line.strip() for line in rule.get(part, "").splitlines() if line.strip())
        for part in ("match", "unless", "examples", "counter_examples")
    )
    return LanguageRule(name, match, unless, examples, counter_examples)


# Staff notes on unanswered contact attempts: their usual words are also words of despair.

# "Rang. No answer. Nothing left." says that no message was left on a machine.
_NOTHING_LEFT = re.compile(
    r"\b(?:no (?:answer|reply)|unanswered|answerphone|voicemail|rang(?: out)?)\b[^.;!?\n]{0,60}[.;,\n]\s*"
    r"(nothing(?: was)? left)(?=\s*(?:[.;]|\Z))",
    re.IGNORECASE,
)


def blank_nothing_left(words: str) -> str:
    """These words of staff without "nothing left" after "no answer"; every other word stays at its place."""
    return _NOTHING_LEFT.sub(lambda found: found[0][: -len(found[1])] + " " * len(found[1]), words)
