"""Whether a person wrote a mail to the control room, or a machine.

Sources: RFC 3834 (Auto-Submitted), RFC 2919 (List-Id), Microsoft's X-Auto-Response-Suppress, and the subjects that
common mail programs give to answers during an absence. A mail that claims to be automatic is read for danger all the
same: that it is automatic is only its sender's word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class MailNature(StrEnum):
    PERSON = "person"
    BOUNCE = "bounce"  # a mail server reports on a mail
    AWAY = "away"  # an answer during an absence
    LIST = "list"  # a mailing list or an advertisement
    MACHINE = "machine"  # a program writes, such as a monitor
    OURS = "ours"  # our own mail came back
    LOOP = "loop"  # it has passed more servers than any honest mail


@dataclass(frozen=True, slots=True)
class MailHeads:
    """What the headers of a mail say about its writer. `is_report`: a mail server's report, by its form. `is_marked`:
    it bears the mark that our automatic answers bear. `hops`: servers that it passed."""

    subject: str = ""
    auto_submitted: str = ""
    precedence: str = ""
    is_report: bool = False
    has_null_sender: bool = False
    is_suppressing: bool = False  # it asks for no automatic answer, as Exchange does
    is_auto_reply: bool = False  # X-Autoreply and its like
    is_of_list: bool = False
    is_marked: bool = False
    hops: int = 0


MOST_HOPS = 25  # RFC 5321, 6.3, asks for at least 100 before a mail is refused; mail between two firms passes under ten
# At the start of a subject; "Re:" before it means that a person answered such a mail.
_AWAY_SUBJECTS = re.compile(
    r"\s*(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|automatische antwort"
    r"|abwesenheits(?:notiz|meldung|nachricht|agent)|abwesend\b|r[eé]ponse automatique|absence du bureau"
    r"|respuesta autom[aá]tica|fuera de (?:la )?oficina|risposta automatica|fuori sede|automatisch antwoord"
    r"|afwezigheid|autosvar|automatiskt svar|automatisk svar|odpowied[zź] automatyczna|autoodpowied[zź]"
    r"|resposta autom[aá]tica|ymateb awtomatig|автоответ|автоматический ответ|自动回复|自動回覆|otomatik yanıt)",
    re.IGNORECASE,
)
_BULK = frozenset({"bulk", "list", "junk"})


def name_mail_nature(heads: MailHeads) -> MailNature:
    """Say what wrote this mail. In doubt, a person."""
    if heads.is_marked:
        return MailNature.OURS
    if heads.hops > MOST_HOPS:
        return MailNature.LOOP
    if heads.is_report:
        return MailNature.BOUNCE
    submitted = heads.auto_submitted.strip().casefold()
    is_submitted = bool(submitted) and not submitted.startswith("no")
    if submitted.startswith("auto-replied") or heads.is_auto_reply or _AWAY_SUBJECTS.match(heads.subject):
        return MailNature.AWAY
    if is_submitted and heads.is_suppressing:
        return MailNature.AWAY
    if heads.precedence.strip().casefold() == "auto_reply":
        return MailNature.AWAY
    if heads.is_of_list or heads.precedence.strip().casefold() in _BULK:
        return MailNature.LIST
    if is_submitted:
        return MailNature.MACHINE
    return MailNature.BOUNCE if heads.has_null_sender else MailNature.PERSON
