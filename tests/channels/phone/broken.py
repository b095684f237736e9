"""Signalling broken in every way that can be made up: whole messages, and the changes made to them."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

Change = Callable[[bytes], bytes]

METHODS = [
    "INVITE",
    "ACK",
    "BYE",
    "CANCEL",
    "OPTIONS",
    "INFO",
    "UPDATE",
    "REGISTER",
    "REFER",
    "PRACK",
    "DANCE",
    "invite",
]
OFFER = (
    "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
    "m=audio 40000 RTP/AVP 0 8 96\r\na=rtpmap:96 telephone-event/8000\r\na=sendrecv\r\n"
)
# Where a value is expected, something else: too large, of another kind, empty, hostile, in another script.
ODD = [
    *(
        "",
        " ",
        "0",
        "-1",
        "4294967296",
        "99999999999999999999999",
        "1e9",
        "NaN",
        "%00",
        "%s%n",
        "\x00",
        "\t",
        "\r",
        "\n",
    ),
    *(
        "<",
        ">",
        "<>",
        '"',
        '"unclosed',
        ";",
        ";;;=;",
        ",",
        "=",
        ":",
        "@",
        "sip:",
        "sip:@",
        "tel:",
        "sips:[::1",
        "[",
        "]",
    ),
    *(
        "sip:a@[::1]:99999;lr",
        "sip:" + "a" * 3000,
        "z9hG4bK",
        "INVITE",
        "1 INVITE",
        "1 BYE",
        "INVITE 1",
        "0.0.0.0",
        "::",
    ),
    *("999.999.999.999", "telephone-event", "RTP/SAVP", "م‎۱", "\ud7ff", "é" * 400, "../../etc/passwd", "{{7*7}}"),
]


def whole(method: str, dialog: tuple[str, str, str], number: int, body: str) -> str:
    """`dialog`: Call-ID, the caller's tag, the line's tag (empty before there is one)."""
    call_id, own, other = dialog
    to_tag = f";tag={other}" if other else ""
    kind = "Content-Type: application/sdp\r\n" if body else ""
    return (
        f"{method} sip:line@127.0.0.1:5070 SIP/2.0\r\n"
        f"Via: SIP/2.0/UDP 127.0.0.1:5099;branch=z9hG4bK{call_id}{number}{method};rport\r\n"
        f"From: <sip:07700900199@127.0.0.1>;tag={own}\r\nTo: <sip:line@127.0.0.1>{to_tag}\r\n"
        f"Call-ID: {call_id}\r\nCSeq: {number} {method}\r\nContact: <sip:07700900199@127.0.0.1:5099>\r\n"
        f"Max-Forwards: 70\r\n{kind}Content-Length: {len(body.encode())}\r\n\r\n{body}"
    )


def response(status: str, dialog: tuple[str, str, str], number: int) -> str:
    """A response to no request."""
    call_id, own, other = dialog
    return (
        f"SIP/2.0 {status}\r\nVia: SIP/2.0/UDP 127.0.0.1:5070;branch=z9hG4bK{call_id}\r\n"
        f"From: <sip:line@a>;tag={other}\r\n"
        f"To: <sip:b@c>;tag={own}\r\nCall-ID: {call_id}\r\nCSeq: {number} INVITE\r\nContent-Length: 0\r\n\r\n"
    )


def _lines(change: Callable[[list[bytes]], None]) -> Change:
    def changed(message: bytes) -> bytes:
        lines = message.split(b"\r\n")
        change(lines)
        return b"\r\n".join(lines)

    return changed


@st.composite
def _of_a_line(draw: st.DrawFn) -> Change:
    """A line left out, doubled, moved, folded, or with another name or value."""
    at, other = draw(st.integers(0, 25)), draw(st.integers(0, 25))
    odd = draw(st.sampled_from(ODD)).encode("utf-8", "surrogatepass")
    how = draw(st.sampled_from(["out", "twice", "swap", "value", "name", "end", "fold", "middle", "many"]))

    def change(lines: list[bytes]) -> None:
        one, two = at % len(lines), other % len(lines)
        name, colon, value = lines[one].partition(b":")
        match how:
            case "out":
                del lines[one]
            case "twice":
                lines.insert(two, lines[one])
            case "swap":
                lines[one], lines[two] = lines[two], lines[one]
            case "value":
                lines[one] = name + colon + b" " + odd
            case "name":
                lines[one] = odd + colon + value
            case "end":
                lines[one] += odd
            case "fold":
                lines[one] = name + colon + b"\r\n " + value
            case "middle":
                half = len(lines[one]) // 2
                lines[one] = lines[one][:half] + odd + lines[one][half:]
            case "many":
                lines[one:one] = [lines[one]] * 300

    return _lines(change)


@st.composite
def _of_bytes(draw: st.DrawFn) -> Change:
    """Cut off, bytes inserted, left out or replaced, line ends of another kind."""
    at, count = draw(st.integers(0, 900)), draw(st.integers(0, 40))
    put = draw(st.binary(max_size=12))
    how = draw(st.sampled_from(["cut", "insert", "replace", "remove", "newlines", "nothing before", "grown"]))

    def change(message: bytes) -> bytes:
        place = at % (len(message) + 1)
        match how:
            case "cut":
                return message[:place]
            case "insert":
                return message[:place] + put + message[place:]
            case "replace":
                return message[:place] + put + message[place + len(put) :]
            case "remove":
                return message[:place] + message[place + count :]
            case "newlines":
                return message.replace(b"\r\n", b"\n" if count % 2 else b"\r")
            case "nothing before":
                return message[place:]
            case _:
                return message + put * 2000

    return change


changes = st.lists(st.one_of(_of_a_line(), _of_bytes()), min_size=1, max_size=4)


@st.composite
def broken(draw: st.DrawFn) -> tuple[bool, str, int, list[Change]]:
    """Whether it belongs to the open call, its method (digits: a response), its number, and the changes made to it."""
    kind = draw(
        st.one_of(st.sampled_from(METHODS), st.sampled_from(["200 OK", "100 x", "699 \x00", "302 Moved", "401 a"]))
    )
    return draw(st.booleans()), kind, draw(st.sampled_from([0, 1, 2, 3, 70_000, 2**31])), draw(changes)
