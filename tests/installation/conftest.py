import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that the database's own user can pass through, as pytest's own folders are closed to it."""
    folder = Path(tempfile.mkdtemp(prefix="victimcare-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
