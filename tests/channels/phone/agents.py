"""Telephones by other authors, driven through standard input; each records what it hears."""

from __future__ import annotations

import asyncio
import os
import shutil
import wave
from contextlib import suppress
from pathlib import Path

from tests.ports import free_port

Address = tuple[str, int]
BARESIP, LINPHONE = shutil.which("baresip"), shutil.which("linphonec")
_MODULES = Path("/usr/lib/baresip/modules")
_STARTS = 3  # now and then one of them hangs at its start, before it has anything to do with us


class Telephone:
    """A telephone that rings the line once. `number`: the number that it shows."""

    program = ""

    def __init__(self, folder: Path, number: str) -> None:
        self.folder, self.number = folder, number
        folder.mkdir()
        self.heard_in = folder / "heard.wav"

    async def __aenter__(self) -> Telephone:
        for _ in range(_STARTS):
            await self._start()
            if await self._became_ready():
                return self
            await self._end()
        raise AssertionError(f"it did not become ready: {self.said[-1000:]}")

    async def _became_ready(self) -> bool:
        """False when it hangs, or has ended: another process took its port after we chose it and before it was
        opened."""
        with suppress(TimeoutError):
            async with asyncio.timeout(30):
                while self._process.returncode is None:
                    if self.is_ready in self.said:  # what is typed before is lost
                        return True
                    await asyncio.sleep(0.05)
        return False

    async def _end(self) -> None:
        if self._process.returncode is None:
            self._process.kill()
            await self._process.wait()

    async def _start(self) -> None:
        with (self.folder / "log").open("w") as log:
            self._process = await asyncio.create_subprocess_exec(
                *self.command(),
                stdin=asyncio.subprocess.PIPE,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                env={**os.environ, "HOME": str(self.folder)},
            )

    async def __aexit__(self, *_: object) -> None:
        with suppress(ProcessLookupError, TimeoutError, BrokenPipeError, ConnectionResetError):
            self.type(self.leaves)
            async with asyncio.timeout(3):
                await self._process.wait()
        await self._end()

    def dies(self) -> None:
        """As if its battery were taken out."""
        self._process.kill()

    leaves = is_ready = ""

    def command(self) -> list[str]:
        raise NotImplementedError

    async def dial(self, line: Address) -> None:
        raise NotImplementedError

    async def press(self, keys: str) -> None:
        raise NotImplementedError

    def type(self, text: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(text.encode())

    @property
    def said(self) -> str:
        return (self.folder / "log").read_text(errors="replace")

    def heard(self) -> bytes:
        """16 bits a sample, 8,000 a second. The program may not have closed the file yet."""
        return self.heard_in.read_bytes()[44:] if self.heard_in.exists() else b""


class Baresip(Telephone):
    leaves, is_ready = "/quit\n", "baresip is ready"

    def command(self) -> list[str]:
        silence = self.folder / "silence.wav"
        with wave.open(str(silence), "wb") as made:
            made.setparams((1, 2, 8000, 0, "NONE", ""))
            made.writeframes(bytes(16_000 * 60))
        modules = "\n".join(f"module {name}.so" for name in ("stdio", "g711", "aufile"))
        (self.folder / "config").write_text(
            f"sip_listen 127.0.0.1:0\nmodule_path {_MODULES}\n{modules}\nmodule_tmp account.so\nmodule_app menu.so\n"
            f"audio_player aufile,{self.heard_in}\naudio_source aufile,{silence}\naudio_alert aufile,/dev/null\n"
            "ausrc_srate 8000\nauplay_srate 8000\naudio_channels 1\n"
        )
        (self.folder / "accounts").write_text(f"<sip:{self.number}@127.0.0.1>;regint=0;audio_codecs=pcma\n")
        (self.folder / "contacts").touch()
        return [str(BARESIP), "-4", "-s", "-f", str(self.folder)]

    async def dial(self, line: Address) -> None:
        self.type(f"/dial sip:line@{line[0]}:{line[1]}\n")

    async def press(self, keys: str) -> None:
        for key in keys:
            self.type(key)
            await asyncio.sleep(0.4)  # it releases a key when nothing was typed for that long


class Linphone(Telephone):
    leaves, is_ready = "quit\n", "linphonec>"

    def command(self) -> list[str]:
        (self.folder / ".local/share/linphone").mkdir(parents=True, exist_ok=True)
        (self.folder / "rc").write_text(
            f"[sip]\nsip_port={free_port()}\nsip_tcp_port=0\nsip_tls_port=0\nuse_info=0\nuse_rfc2833=1\n"
            f"guess_hostname=0\nbind_address=127.0.0.1\ncontact=<sip:{self.number}@127.0.0.1>\nuse_ipv6=0\n"
            f"[rtp]\naudio_rtp_port={free_port()}\n[audio_codec_0]\nmime=PCMU\nrate=8000\nenabled=1\n"
        )
        return [str(LINPHONE), "-c", str(self.folder / "rc")]

    async def dial(self, line: Address) -> None:
        for command in ("soundcard use files", f"record {self.heard_in}", f"call sip:line@{line[0]}:{line[1]}"):
            self.type(f"{command}\n")
            await asyncio.sleep(1)  # it reads one line at a time, and loses what comes in between

    async def press(self, keys: str) -> None:
        self.type(f"{keys}\n")  # it takes a second for each
