"""How many SMS a text is.

Source: 3GPP TS 23.038, section 6.2.1 (the GSM 7 bit default alphabet and its extension table, whose signs count twice)
and TS 23.040, section 9.2.3.24.1 (a text of several parts gives six octets of each to their numbering).
"""

from __future__ import annotations

_GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_TWICE = frozenset("\f^{}\\[~]|€")

_SEPTETS, _SEPTETS_OF_SEVERAL = 160, 153
_UNITS, _UNITS_OF_SEVERAL = 70, 67  # of UCS-2, which carries every other script


def is_gsm(text: str) -> bool:
    """Whether it can go in the alphabet of which 160 signs fit into one."""
    return frozenset(text) <= _GSM | _TWICE


def sms_count(text: str) -> int:
    """In how many it leaves; at least one."""
    if is_gsm(text):
        return _parts(len(text) + sum(sign in _TWICE for sign in text), _SEPTETS, _SEPTETS_OF_SEVERAL)
    return _parts(len(text.encode("utf-16-be")) // 2, _UNITS, _UNITS_OF_SEVERAL)


def _parts(length: int, alone: int, of_several: int) -> int:
    return 1 if length <= alone else -(-length // of_several)
