"""When a mail proves its author: every combination of results from a server and a signature."""

from __future__ import annotations

import itertools

import pytest

from victimcare.rules.updates.mail_authenticity import (
    TRUSTED_VERDICTS,
    MethodResult,
    SenderVerdict,
    is_aligned,
    judge_sender,
)

AUTHOR = "riverside-police.example"
DMARC = {
    "absent": (),
    "none": (MethodResult("dmarc", "none", (("header.from", AUTHOR),)),),
    "pass": (MethodResult("dmarc", "pass", (("header.from", AUTHOR),)),),
    "pass of another": (MethodResult("dmarc", "pass", (("header.from", "attacker.example"),)),),
    "pass of no domain": (MethodResult("dmarc", "pass"),),
    "fail": (MethodResult("dmarc", "fail", (("header.from", AUTHOR),)),),
}
DKIM = {
    "absent": (),
    "pass": (MethodResult("dkim", "pass", (("header.d", AUTHOR),)),),
    "pass of another": (MethodResult("dkim", "pass", (("header.d", "attacker.example"),)),),
    "pass of two": (MethodResult("dkim", "pass", (("header.d", "attacker.example"), ("header.i", f"@{AUTHOR}"))),),
    "fail": (MethodResult("dkim", "fail", (("header.d", AUTHOR),)),),
}
SPF = {
    "absent": (),
    "pass": (MethodResult("spf", "pass", (("smtp.mailfrom", f"someone@{AUTHOR}"),)),),
    "pass of another": (MethodResult("spf", "pass", (("smtp.mailfrom", "bounce@attacker.example"),)),),
    "pass by name of a machine": (MethodResult("spf", "pass", (("smtp.helo", AUTHOR),)),),
    "softfail": (MethodResult("spf", "softfail", (("smtp.mailfrom", f"someone@{AUTHOR}"),)),),
}
SIGNED = {"not": (), "by the author": (AUTHOR,), "by another": ("attacker.example",)}


def test_every_combination_of_results_and_signatures() -> None:
    for dmarc, dkim, spf, signed in itertools.product(DMARC, DKIM, SPF, SIGNED):
        results = (*DMARC[dmarc], *DKIM[dkim], *SPF[spf])

        proof = judge_sender(AUTHOR, results, lambda signed=signed: SIGNED[signed])  # type: ignore[misc]

        is_weighed = dmarc not in ("absent", "none")
        server_says_so = dmarc == "pass" if is_weighed else dkim == "pass" or spf == "pass"
        is_refused = (is_weighed and dmarc != "pass") or proof is SenderVerdict.SERVER_REFUSED
        expected = server_says_so or (signed == "by the author" and not is_refused)
        assert (proof in TRUSTED_VERDICTS) == expected, (dmarc, dkim, spf, signed, proof)


@pytest.mark.parametrize("dmarc", ["fail", "pass of another", "pass of no domain"])
def test_a_server_that_found_the_author_false_outweighs_a_signature(dmarc: str) -> None:
    assert judge_sender(AUTHOR, DMARC[dmarc], lambda: (AUTHOR,)) is SenderVerdict.SERVER_REFUSED


def test_no_signature_is_looked_up_where_the_server_says_enough() -> None:
    def ask_nobody() -> tuple[str, ...]:
        raise AssertionError("the DNS was asked")

    assert judge_sender(AUTHOR, DMARC["pass"], ask_nobody) is SenderVerdict.BY_SERVER
    assert judge_sender(AUTHOR, DMARC["fail"], ask_nobody) is SenderVerdict.SERVER_REFUSED


@pytest.mark.parametrize(
    ("domain", "is_so"),
    [
        (AUTHOR, True),
        ("Riverside-Police.Example.", True),
        ("police.example", False),
        ("mail.riverside-police.example", False),
        ("example", False),
        ("xriverside-police.example", False),
        ("", False),
    ],
)
def test_a_domain_speaks_for_itself_and_for_those_below_it(domain: str, is_so: bool) -> None:
    assert is_aligned(domain, AUTHOR) is is_so
    assert is_aligned("riverside-police.example", f"ne.{AUTHOR}")
