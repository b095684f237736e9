"""`python -m victimcare.demo.outside`: starts the make-believe outside world and runs until it is told to stop."""

import argparse
import json
import os
import signal
import threading
from pathlib import Path

from victimcare.demo.outside.outside_world import OutsideSettings, OutsideWorld

API_KEY = "make_believe-2f1d4c1e-4f0b-4f0e-9a52-6c6d0c6a7b11-8a3a1f0d-6f0e-4d39-8a55-1b7d2f4e9c22"


def run_outside() -> None:
    wishes = _outside_settings(_arguments())
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    world = OutsideWorld(wishes, stopping)
    world.start()
    _write_ports(wishes.port_file, world.addresses())
    stopping.wait()
    world.stop()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m victimcare.demo.outside",
        description="A make-believe provider of texts, e-mail and letters, with the phones and inboxes they reach.",
        epilog="Example: python -m victimcare.demo.outside --home outside --port 0 --smtp-port 0 "
        "--port-file outside/ports.json --callback-url http://127.0.0.1:8000/hooks/notify --callback-token TOKEN",
    )
    parser.add_argument("--home", type=Path, required=True, help="folder of the journal")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=0, help="HTTP port; 0 picks a free one")
    parser.add_argument("--smtp-port", type=int, default=0, help="SMTP port; 0 picks a free one")
    parser.add_argument("--port-file", type=Path, help="file to write the chosen ports to, as JSON, once all answer")
    parser.add_argument(
        "--api-key",
        default=os.environ.get("OUTSIDE_API_KEY", API_KEY),
        help="the key a caller must sign with: name-serviceid-secret; ps does not show OUTSIDE_API_KEY",
    )
    parser.add_argument("--sender", action="append", default=[], metavar="ID=NAME", help="a sender of texts; repeat")
    parser.add_argument("--default-sender", default="Updates", help="sender of texts that ask for no other")
    parser.add_argument("--public-url", default="", help="the product's address, as the hosted carrier signs it")
    parser.add_argument("--callback-url", help="the product's address for Notify's delivery receipts")
    parser.add_argument("--sinch-callback-url", help="the product's address for Sinch's delivery reports")
    parser.add_argument(
        "--callback-token",
        default=os.environ.get("OUTSIDE_CALLBACK_TOKEN", ""),
        help="Notify's bearer token and Sinch's secret for callbacks; ps does not show OUTSIDE_CALLBACK_TOKEN",
    )
    parser.add_argument("--inbound-url", help="the product's address for texts that people send")
    parser.add_argument("--reply-to", default="", metavar="ADDRESS", help="where answers to e-mails by Notify go")
    parser.add_argument("--product-smtp", metavar="HOST:PORT", help="where the product takes e-mail")
    parser.add_argument(
        "--mail-checked-by", default="", metavar="NAME", help="under which the mail server says who wrote an e-mail"
    )
    parser.add_argument("--delivered-after", type=float, default=1.0, help="seconds from sending to delivered (1)")
    return parser.parse_args()


def _outside_settings(given: argparse.Namespace) -> OutsideSettings:
    host, _, port = (given.product_smtp or "").rpartition(":")
    return OutsideSettings(
        home=given.home,
        host=given.host,
        port=given.port,
        smtp_port=given.smtp_port,
        port_file=given.port_file,
        api_key=given.api_key,
        senders=dict(sender.split("=", 1) for sender in given.sender),
        default_sender=given.default_sender,
        public_url=given.public_url,
        callback_url=given.callback_url,
        sinch_callback_url=given.sinch_callback_url,
        callback_token=given.callback_token,
        inbound_url=given.inbound_url,
        reply_to=given.reply_to,
        product_smtp=(host, int(port)) if host else None,
        mail_checked_by=given.mail_checked_by,
        delivered_after=given.delivered_after,
    )


def _write_ports(path: Path | None, addresses: dict[str, object]) -> None:
    if path is None:
        return
    # Renamed into place, so that a process waiting for the file never reads half of it.
    half = path.with_suffix(".part")
    half.write_text(json.dumps(addresses))
    half.chmod(0o600)
    half.replace(path)


if __name__ == "__main__":
    run_outside()
