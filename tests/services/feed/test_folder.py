"""The watched folder."""

from __future__ import annotations

from pathlib import Path

from victimcare.services.feed.feed_loading import FeedFolder


def test_what_is_made_is_closed_to_other_accounts(tmp_path: Path) -> None:
    FeedFolder(tmp_path / "feed")

    made = [path for path in (tmp_path / "feed", *(tmp_path / "feed").iterdir()) if path.is_dir()]
    assert sorted(path.name for path in made) == ["done", "feed", "in", "refused"]
    assert [oct(path.stat().st_mode & 0o777) for path in made] == ["0o700"] * 4


def test_what_its_keeper_opened_stays_open(tmp_path: Path) -> None:
    root = tmp_path / "feed"
    FeedFolder(root)
    (root / "in").chmod(0o770)

    FeedFolder(root)

    assert (root / "in").stat().st_mode & 0o777 == 0o770
