"""Mails to the control room, from SMTP to visible as contacts, by the processes that `victimcare up` runs.

A third of the mails are plain, a third HTML with a plain part, a third bring a file of 20 kB; each speaks of another
matter. The sink is aiosmtpd with a handler that drops what comes. Both are fed by one sender with the same connections.
Processor time counts the product's processes and PostgreSQL's, without the sender's.
"""

from __future__ import annotations

import asyncio
import base64
import multiprocessing
import multiprocessing.connection
import os
import signal
import smtplib
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import processes

ROOM = "contact@care.example"
_OF_HELPDESK = 300  # mails: it takes them one by one
_TEXTS = (
    "I reported a stolen bicycle on Tuesday and would like to add that the lock was cut.",
    "There is a group of people drinking outside the shop every evening, and it is loud until two.",
    "Thank you to the officer who came on Sunday. She was patient with my father.",
    "Can you tell me how my case stands? I have not heard for a month.",
    "My neighbour keeps parking over my drive. What can be done about it?",
)
_FILE = base64.encodebytes(b"%PDF-1.7\n" + bytes(range(256)) * 78).replace(b"\n", b"\r\n")


def measure(count: int, connections: int, stored: int, folder: Path) -> None:
    from benchmarks.room_helpdesk import measure_helpdesk
    from benchmarks.room_store import copy_contacts

    mails = [_mail(number) for number in range(count)]
    with _sink() as (port, pid):
        seconds, used = _feed(mails, port, connections, {"sink": pid})
        print(f"bare aiosmtpd: {count / seconds:4.0f} mails a second, {used['sink'] / count * 1000:.2f} ms each")
    _measure_product(mails, connections, folder)
    if stored:
        held = copy_contacts(-(-stored // count))
        print(f"with {held} contacts in store:")
        _measure_product([_mail(number) for number in range(count, 2 * count)], connections, folder)
    measure_helpdesk(mails[:_OF_HELPDESK], folder, _find_postgres(folder))


def _measure_product(mails: Sequence[bytes], connections: int, folder: Path) -> None:
    from django.db import connection
    from tests.outside import eventually
    from tests.ports import free_port

    from victimcare.installation import network_ports
    from victimcare.records.models import RoomContact

    port = free_port()
    own = {**os.environ, "VICTIMCARE_SMTP_PORT": str(port), "VICTIMCARE_CONTROL_ROOM_ADDRESS": ROOM}
    started = {name: _start(name, own, folder) for name in ("mail", "room-mail")}
    roots = {name: part.pid for name, part in started.items()} | {"postgres": _find_postgres(folder)}
    try:
        eventually(lambda: network_ports.does_smtp_answer("127.0.0.1", port), within=60)
        moment = datetime.now(UTC)
        before, began = processes.spent(roots), time.perf_counter()
        accepted, _ = _feed(mails, port, connections, {})
        while (visible := RoomContact.objects.filter(received_at__gte=moment).count()) < len(mails):
            time.sleep(0.05)
        seconds = time.perf_counter() - began
        after = processes.spent(roots)
    finally:
        for part in started.values():
            part.send_signal(signal.SIGTERM)
            part.wait(timeout=30)
    connection.close()
    used = {name: (after[name] - before[name]) / len(mails) * 1000 for name in roots}
    print(f"accepted: {len(mails) / accepted:4.0f} mails a second")
    print(f"visible as contacts: {visible / seconds:4.0f} mails a second")
    print(
        f"processor for each mail: {sum(used.values()):.2f} ms", {name: round(each, 2) for name, each in used.items()}
    )


def _start(name: str, environment: dict[str, str], folder: Path) -> subprocess.Popen[bytes]:
    with (folder / f"{name}.log").open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "victimcare.config.command_line", name], env=environment, stdout=log, stderr=log
        )


def _find_postgres(folder: Path) -> int:
    return int((folder / "database" / "data" / "postmaster.pid").read_text().splitlines()[0])


def _feed(mails: Sequence[bytes], port: int, connections: int, roots: dict[str, int]) -> tuple[float, dict[str, float]]:
    """Send all from a process of its own; return the seconds it took and what each root used."""
    before, began = processes.spent(roots), time.perf_counter()
    sender = multiprocessing.get_context("fork").Process(target=_send_all, args=(mails, port, connections))
    sender.start()
    sender.join()
    seconds, after = time.perf_counter() - began, processes.spent(roots)
    if sender.exitcode:
        sys.exit("not every mail was taken")
    return seconds, {name: after[name] - before[name] for name in roots}


def _send_all(mails: Sequence[bytes], port: int, connections: int) -> None:
    parts = [mails[start::connections] for start in range(connections)]
    failed: list[BaseException] = []

    def send(some: Sequence[bytes]) -> None:
        try:
            with smtplib.SMTP("127.0.0.1", port, timeout=120) as smtp:
                for content in some:
                    smtp.sendmail("sam@inbox.example", [ROOM], content)
        except OSError as problem:
            failed.append(problem)

    threads = [threading.Thread(target=send, args=(part,)) for part in parts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    os._exit(bool(failed))


@contextmanager
def _sink() -> Iterator[tuple[int, int]]:
    ours, theirs = multiprocessing.Pipe()
    child = multiprocessing.get_context("fork").Process(target=_serve_sink, args=(theirs,))
    child.start()
    try:
        yield ours.recv(), child.pid or 0
    finally:
        child.terminate()
        child.join()


def _serve_sink(tell: multiprocessing.connection.Connection) -> None:
    from aiosmtpd.smtp import SMTP

    class Drops:
        async def handle_DATA(self, server: object, session: object, envelope: object) -> str:  # noqa: N802
            return "250 OK"

    async def serve() -> None:
        server = await asyncio.get_running_loop().create_server(lambda: SMTP(Drops()), "127.0.0.1", 0)
        tell.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(serve())


def _mail(number: int) -> bytes:
    text = f"{_TEXTS[number % len(_TEXTS)]} {number}"
    head = f"From: sender-{number}@inbox.example\r\nTo: {ROOM}\r\nSubject: Number {number}\r\n"
    head += f"Message-ID: <{number}@in.example>\r\n"
    if number % 3 == 0:
        return f"{head}\r\n{text}\r\n".encode()
    kind = "alternative" if number % 3 == 1 else "mixed"
    parts = f'{head}MIME-Version: 1.0\r\nContent-Type: multipart/{kind}; boundary="b"\r\n\r\n--b\r\n'
    plain = f"Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n--b\r\n"
    if kind == "alternative":
        html = f"<html><body><table><tr><td><p>{text}</p><p><b>Sam</b></p></td></tr></table></body></html>"
        return f"{parts}{plain}Content-Type: text/html; charset=utf-8\r\n\r\n{html}\r\n--b--\r\n".encode()
    named = 'Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="list.pdf"\r\n'
    return f"{parts}{plain}{named}Content-Transfer-Encoding: base64\r\n\r\n".encode() + _FILE + b"\r\n--b--\r\n"
