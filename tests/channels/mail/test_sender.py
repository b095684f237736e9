"""What proves the author of a mail, read from the mail as it came."""

from __future__ import annotations

import socket
import threading

import dns.message
import dns.rrset
import pytest

from tests.channels.mail.signed import FAIL, PASS, SERVER, a_mail, find_key, sign
from victimcare.channels.mail.author_checks import AuthorChecks, make_key_finder
from victimcare.channels.mail.mail_reader import read_mail
from victimcare.rules.updates.mail_authenticity import TRUSTED_VERDICTS, SenderVerdict

TO = "ask+hb4q@care.example"
RELAYS = ("192.0.2.0/28", "2001:db8::25")
CHECKS = AuthorChecks(RELAYS, SERVER, find_key)
PLAIN = a_mail("A1", to=TO)


def prove(mail: bytes, *, peer: str = "192.0.2.3", to: str = TO, checks: AuthorChecks = CHECKS) -> SenderVerdict:
    author = read_mail(mail, mail_from="bounce@anywhere.example", domain="care.example").sender
    return checks.prove(mail, peer=peer, recipient=to, author=author)


@pytest.mark.parametrize(
    ("mail", "proof"),
    [
        (a_mail("A1", to=TO, results=PASS), SenderVerdict.BY_SERVER),
        (
            a_mail("A1", to=TO, results="MX.Force.Example 1 (a comment); dkim=pass header.d=police.example"),
            "by_server",
        ),
        (
            a_mail("A1", to=TO, results=f"{SERVER};\r\n dmarc=pass (p=reject)\r\n header.from=police.example"),
            "by_server",
        ),
        (a_mail("A1", to=TO, results=FAIL), SenderVerdict.SERVER_REFUSED),
        (a_mail("A1", to=TO, results=f"{SERVER}; dkim=pass header.d=attacker.example"), SenderVerdict.NOT_ALIGNED),
        (a_mail("A1", to=TO, results=f"{SERVER}; dmarc=pass header.from=attacker.example"), "server_refused"),
        (
            a_mail("A1", to=TO, results=f"{SERVER}; dmarc=fail (dmarc=pass header.from=police.example)"),
            "server_refused",
        ),
        (
            a_mail("A1", to=TO, results=f'{SERVER}; dmarc=none reason="; dmarc=pass header.from=police.example"'),
            "nothing",
        ),
        (a_mail("A1", to=TO, results="mx.elsewhere.example; dmarc=pass header.from=police.example"), "nothing"),
        (a_mail("A1", to=TO, results="dmarc=pass header.from=police.example"), SenderVerdict.NOTHING),
        (a_mail("A1", to=TO, results=f"{SERVER}; none"), SenderVerdict.NOTHING),
        (a_mail("A1", to=TO, results=f"{SERVER}; {'(' * 3000}"), SenderVerdict.NOTHING),
        (a_mail("A1", to=TO, results=f"{SERVER}; dmarc=pass header.from=police.example" + " " * 5000), "nothing"),
        # Any sender of a mail may write such headers into it: they are below those that the force's own server wrote.
        (a_mail("A1", to=TO, results=FAIL, more=f"Authentication-Results: {PASS}\r\n"), SenderVerdict.SERVER_REFUSED),
        (a_mail("A1", to=TO, results="other.example; none", more=f"Authentication-Results: {PASS}\r\n"), "nothing"),
        (PLAIN, SenderVerdict.NOTHING),
        (sign(PLAIN), SenderVerdict.BY_SIGNATURE),
        (b"Received: by x\r\n" + sign(PLAIN), SenderVerdict.BY_SIGNATURE),
        (sign(PLAIN, domain="attacker.example"), SenderVerdict.NOTHING),
        (sign(PLAIN).replace(b"\r\n\r\nA1", b"\r\n\r\nA2"), SenderVerdict.NOTHING),
        (sign(PLAIN, length=True) + b"A2\r\n", SenderVerdict.NOTHING),
        (sign(PLAIN, heads=("From", "Subject")), SenderVerdict.NOTHING),
        (f"Authentication-Results: {FAIL}\r\n".encode() + sign(PLAIN), SenderVerdict.SERVER_REFUSED),
        (sign(PLAIN).replace(b"From: rp4471", b"From: someone@attacker.example\r\nFrom: rp4471"), "not_addressed"),
        (sign(PLAIN) + b"x" * 3000 + b"\r\n", SenderVerdict.NOTHING),
    ],
)
def test_what_proves_an_author_and_what_does_not(mail: bytes, proof: str) -> None:
    assert prove(mail) == proof


# What the force's server reads as attacker@, and Python in one of these charsets as the officer's.
MOVED = {
    "utf-7": b'"\xe9+ACI- +ADw-rp4471+AEA-police.example+AD4- +ACg-" <a@attacker.example> (+ACk-)',
    "cp037": b"a@attacker.example (\xe9" + "<rp4471@police.example>".encode("cp037") + b")",
    "shift_jis": b'"\x83" <rp4471@police.example>, " <a@attacker.example>',
}


@pytest.mark.parametrize("charset", MOVED)
def test_no_charset_makes_another_the_author_than_the_one_who_is_proved(charset: str) -> None:
    mail = a_mail("A1", to=TO, results=f"{SERVER}; dmarc=pass header.from=attacker.example").replace(
        b"From: rp4471@police.example",
        b"Content-Type: text/plain; charset=" + charset.encode() + b"\r\nFrom: " + MOVED[charset],
    )
    author = read_mail(mail, mail_from="a@attacker.example", domain="care.example").sender

    assert author != "rp4471@police.example" or prove(mail) not in TRUSTED_VERDICTS
    assert CHECKS.prove(mail, peer="192.0.2.3", recipient=TO, author="rp4471@police.example") not in TRUSTED_VERDICTS


def test_a_proof_of_another_than_whom_we_take_for_the_author_is_none() -> None:
    mail = a_mail("A1", to=TO, results=PASS)

    assert CHECKS.prove(mail, peer="192.0.2.3", recipient=TO, author="rp4472@police.example") == "not_addressed"


def test_a_true_mail_that_was_written_to_another_address_proves_nothing_at_this_one() -> None:
    """A forwarded or stolen mail stays signed for ever: it counts where it was sent, and nowhere else."""
    true = sign(a_mail("A1", to="ask+another@care.example", results=PASS))

    assert prove(true) == SenderVerdict.NOT_ADDRESSED
    assert prove(b"To: ask+hb4q@care.example\r\n" + true) == SenderVerdict.NOT_ADDRESSED
    assert prove(true, to="Ask+Another@care.example") == SenderVerdict.BY_SERVER


@pytest.mark.parametrize(
    ("peer", "is_relay"),
    [("192.0.2.15", True), ("::ffff:192.0.2.3", True), ("2001:db8::25", True), ("192.0.2.16", False), ("", False)],
)
def test_only_servers_that_the_force_named_hand_in_officers_mail(peer: str, is_relay: bool) -> None:
    mail = a_mail("A1", to=TO, results=PASS)

    assert prove(mail, peer=peer) == (SenderVerdict.BY_SERVER if is_relay else SenderVerdict.NOT_RELAYED)


def test_without_the_name_of_a_server_only_a_signature_counts() -> None:
    checks = AuthorChecks(RELAYS, "", find_key)

    assert prove(a_mail("A1", to=TO, results=f"; {PASS}"), checks=checks) == SenderVerdict.NOTHING
    assert prove(sign(PLAIN), checks=checks) == SenderVerdict.BY_SIGNATURE
    assert prove(sign(PLAIN), checks=AuthorChecks(RELAYS, "", lambda name, timeout=5: None)) == SenderVerdict.NOTHING


def test_keys_are_asked_of_the_name_server_that_was_named() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as peer:
        peer.bind(("127.0.0.1", 0))
        threading.Thread(target=_answer_once, args=[peer], daemon=True).start()
        find = make_key_finder(("127.0.0.1", peer.getsockname()[1]))

        assert find(b"s1._domainkey.police.example.", timeout=4) == b"v=DKIM1; p=abcdef"
        assert find(b"s2._domainkey.police.example.", timeout=0.3) is None  # the server no longer answers


def _answer_once(peer: socket.socket) -> None:
    asked, sender = peer.recvfrom(2000)
    question = dns.message.from_wire(asked)
    reply = dns.message.make_response(question)
    text = '"v=DKIM1; p=abc" "def"'
    reply.answer.append(dns.rrset.from_text(question.question[0].name, 60, "IN", "TXT", text))
    peer.sendto(reply.to_wire(), sender)
