"""Why nothing may be told yet, in words that an officer types: "not safe, he lives there", "14 December, not decided".

The reason counts where a part of the line begins with it; the first that does. A word within a sentence names none.
"""

from __future__ import annotations

import re

from victimcare.rules.rights import Reason

# Those of a hold that an officer can know; the first is kept where none is named.
REASONS = (Reason.TELLING_HARMS_THE_CASE, Reason.DECISION_NOT_FINAL, Reason.TELLING_IS_NOT_SAFE)

_PARTS = re.compile(r"[,;:.!\n]|\s[-\u2013\u2014]+\s|\bbecause\b")
_BEFORE = re.compile(r"(?:(?:as|since|its?|is|are|she|they|this|that|still|would|may|might|could|telling|now)\s+)*")
_HER = r"(?:(?:the )?(?:victim|family)|them|her|him)"
_CASE = r"(?:case|investigation|enquiry|inquiry|prosecution|trial|evidence)"
_NAMED = {
    Reason.TELLING_IS_NOT_SAFE: (
        rf"(?:{_HER} (?:now )?)?(?:is )?(?:not (?:\w+ )?safe|isnt safe|unsafe|(?:at|in) (?:risk|danger))"
        rf"|safety|(?:harms?|endangers?|risks?) (?:to )?{_HER}"
    ),
    Reason.DECISION_NOT_FINAL: (
        r"(?:not|isnt|nothing) (?:yet )?(?:decided|final)|undecided|no (?:final |charging |cps )*decision"
        r"|(?:final |charging |cps )*decision (?:pending|awaited|outstanding|not (?:yet )?(?:made|final))"
        r"|(?:awaiting|waiting for|pending) (?:a |the |final |charging |cps )*decision"
    ),
    Reason.TELLING_HARMS_THE_CASE: (
        rf"(?:{_HER} (?:now )?)?(?:would )?(?:harms?|hurts?|damages?|prejudices?) (?:the |our |this )?{_CASE}"
        r"|harms?$|warns?|tips? off|tipping off"
    ),
}
_LEADS = {reason: re.compile(rf"(?:{words})(?!\w)") for reason, words in _NAMED.items()}


def reason_in(line: str) -> Reason | None:
    """What this line names. None: no reason of ours."""
    for part in _PARTS.split(re.sub(r"['’`]", "", line.casefold())):
        words = " ".join(part.split())
        begins = _BEFORE.match(words)
        said = words[begins.end() :] if begins else words
        for reason, leads in _LEADS.items():
            if leads.match(said):
                return reason
    return None
