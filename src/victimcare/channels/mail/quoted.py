"""What somebody wrote themselves in an answer, without what their mail program put under it.

A mail of ours begins with a line to answer above, so most of the work is done by that. The rest is how the mail
programs that a force has begin what they quote. Should something be left, it offers each letter with every number,
which no answer does: `rules/updates/replies` takes nothing of that.
"""

from __future__ import annotations

import re
from email import message_from_bytes

from victimcare.services.conversations.received_intake import is_mail_safe_to_parse
from victimcare.wording import say

_LONGEST = 20_000  # characters; who writes more quotes more
_MOST_LINES = 400
# Each looks at one line, or at two that a mail program broke in the middle; none can take long over a line.
_WROTE = re.compile(
    r"^\s*(?:on|le|am|op|il|el|den)\b.{4,300}\b(?:wrote|écrit|schrieb|schreef|scritto|escribió|skrev)\b", re.I
)
# Russian programs begin with "Вы писали 25 ноября", or end the line with "пишет:" or "написал(а):".
_WROTE_IN_RUSSIAN = re.compile(
    r"^\s*(?:вы писали\b.{0,300}|.{0,300}\b(?:пишет|писала?|писали|написала?|написал\(а\)))[^\w\n]{0,20}:\s*$"
    r"|^\s*вы писали\b.{0,40}\d",
    re.I,
)
_HEAD = re.compile(r"^\s*\*?(?:from|sent|to|subject|date|от(?: кого)?|отправлено|кому|тема|дата)\s*:\*?\s", re.I)
_RULE = re.compile(
    r"^\s*(?:_{8,}|-{3,}\s*(?:original|forwarded|исходное|пересылаемое|перенаправленное)\b.*|-{20,})\s*$", re.I
)
_SIGNED = re.compile(
    r"^(?:--\s?|\s*sent from (?:my|outlook|mail|samsung|gmail|proton|yahoo)\b.*|\s*get outlook for\b.*)$", re.I
)
# Most people at a force have a signature that nothing marks. What stands under a farewell is no line for her.
_FAREWELL = re.compile(
    r"^\s*(?:(?:kind|kindest|best|warm|with kind)\s+(?:regards|wishes)|regards|(?:many )?thanks|thank you|cheers)"
    r"(?:[,.!]*\s*|,\s*(?-i:(?:[A-Z][\w'’.-]*\s*){1,4}))$",
    re.I,
)
_STARTS_DISCLAIMER = re.compile(
    r"^\s*(?:this (?:e-?mail|message)\b.*\b(?:confidential|intended)\b|official(?:-sensitive)?\s*$)", re.I
)


def unquoted(words: str) -> str:
    """What stands above what is quoted; where nothing does, what stands below it."""
    lines = words[:_LONGEST].replace("\xa0", " ").splitlines()[:_MOST_LINES]
    above = _above(lines)
    return above or _below(lines)


def attached(content: bytes) -> int:
    """How many files a mail brings."""
    if not is_mail_safe_to_parse(content):
        return 0
    try:
        parts = list(message_from_bytes(content).walk())
    except Exception:  # whatever a mail program may have made: it is kept whole
        return 0
    return sum(not part.is_multipart() and part.get_content_disposition() == "attachment" for part in parts)


def _above(lines: list[str]) -> str:
    kept: list[str] = []
    for number, line in enumerate(lines):
        if _ends_here(line, lines[number + 1] if number + 1 < len(lines) else ""):
            break
        if any(kept) and _FAREWELL.match(line[:100]):
            break
        kept.append(line)
    return "\n".join(kept).strip()


def _ends_here(line: str, following: str) -> bool:
    marker = say("updates-mail-above", "en")
    if _is_quoted(line) or marker in line or _RULE.match(line) or _SIGNED.match(line):
        return True
    if _STARTS_DISCLAIMER.match(line) or _WROTE.match(line[:400]) or _WROTE_IN_RUSSIAN.match(line[:400]):
        return True
    if _HEAD.match(line):
        return bool(_HEAD.match(following)) or not following.strip()
    return following.rstrip().endswith(":") and bool(_WROTE.match(f"{line[:300]} {following[:200]}"))


def _below(lines: list[str]) -> str:
    """Whoever answers below what they quote: the lines after the last that is quoted; else those between."""
    quoted = [number for number, line in enumerate(lines) if _is_quoted(line)]
    if not quoted:
        return ""
    between = [line for line in lines[quoted[0] :] if not _is_quoted(line)]
    return _above(lines[quoted[-1] + 1 :]) or _above(between)


def _is_quoted(line: str) -> bool:
    return line.lstrip().startswith(">")
