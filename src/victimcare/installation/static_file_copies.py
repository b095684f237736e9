"""Style sheets, scripts and fonts as the web server serves them: copied into the home, with compressed twins.

Done before each start of the web server, so that they always match the code that runs: there is nothing to collect
after an upgrade. Pages are never compressed: they carry form tokens and secrets beside what an attacker can put into an
address, and the length of a compressed answer would reveal them (BREACH); and answers that must have the same length
whether or not a case exists would differ.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from whitenoise.compress import Compressor

import victimcare

SOURCE = Path(victimcare.__file__).parent / "channels/web/ui/static"
FOLDER = "static"  # in the home


def copy_static_files(home: Path, source: Path = SOURCE) -> Path | None:
    """The folder with these files; nothing is written when they are there already. None where this process has no home
    that it may write to: then they are served from the package.

    A new folder replaces the old one atomically: a server that starts at that moment finds one or the other.
    """
    folder = home / FOLDER
    if _is_same(source, folder):
        return folder
    try:
        made = Path(tempfile.mkdtemp(dir=home, prefix=f".{FOLDER}."))
    except OSError:
        return folder if folder.is_dir() else None
    try:
        _fill(made, source)
        _put_in_place(made, folder)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return folder


def _is_same(source: Path, folder: Path) -> bool:
    if not folder.is_dir():
        return False
    wanted = {file.name: file.read_bytes() for file in source.iterdir()}
    held = {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix not in (".br", ".gz")}
    return wanted == held


def _fill(made: Path, source: Path) -> None:
    made.chmod(0o755)
    compressor = Compressor(quiet=True)
    for file in source.iterdir():
        shutil.copyfile(file, made / file.name)
        if compressor.should_compress(file.name):
            compressor.compress(os.fspath(made / file.name))


def _put_in_place(made: Path, folder: Path) -> None:
    """Another web server of this home may do the same at this moment; either's files are as good."""
    old = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{FOLDER}."))
    try:
        if folder.exists():
            folder.rename(old / FOLDER)
        made.rename(folder)
    except OSError:
        if not folder.is_dir():
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
