"""The commands of one installation as a whole: `up`, `settings`, `backup`, `restore`."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from victimcare.installation import backup as backups
from victimcare.installation import environment
from victimcare.installation import up as upping
from victimcare.installation.reach import STARTS


@click.command()
@click.option(
    "--demo", is_flag=True, help="First load the demonstration force, and start a make-believe outside world."
)
@click.option(
    "--ready-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write the addresses as JSON once all doors answer; readable by its owner only.",
)
def up(demo: bool, ready_file: Path | None) -> None:
    """Start everything on this machine, and keep it running until Ctrl-C or SIGTERM.

    All that it keeps lies in its home: VICTIMCARE_HOME, or else /var/lib/victimcare for root and
    ~/.local/share/victimcare for others. To start a demonstration afresh, stop it and delete that folder.

    \b
    Examples:
      victimcare up --demo
      VICTIMCARE_HOME=/srv/victimcare victimcare up --ready-file /run/victimcare.json
    """
    upping.up(
        demo=demo,
        ready_file=ready_file.absolute() if ready_file else None,
        say=click.echo,
        note=_note,
        tell=_note if sys.stderr.isatty() else _keep_quiet,
    )


@click.command()
@click.option("--json", "wants_json", is_flag=True, help="As one JSON list.")
def settings(wants_json: bool) -> None:
    """Show every setting, its value (secrets masked), where it came from and what it means.

    \b
    Example:
      victimcare settings
    """
    told = environment.tell()
    if wants_json:
        json.dump([asdict(each) for each in told], sys.stdout, ensure_ascii=False, indent=2)
        click.echo()
        return
    for each in told:
        click.echo(f"{each.name} = {each.value if each.value is not None else '(not set)'}")
        click.echo(f"    {each.meaning} [{each.source}]")


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write the whole installation to one file; it may be running.

    The file holds victims' data and this installation's keys: keep it as safe as the installation itself. Settings
    given as environment variables are not in it, and never the key that recordings of callers are sealed with: keep a
    copy of that one apart from the file, or nobody can listen to them after a restore.

    \b
    Example:
      victimcare backup /srv/backups/victimcare-2026-03-02.tar
    """
    backups.backup(file, note=_note)
    click.echo(f"Written: {file} ({file.stat().st_size / 1e6:.1f} MB).")
    click.echo(
        f"Not in it: {backups.KEPT_APART.name}, which opens what callers said. Keep a copy of {_store_key()} apart from"
        " this file, where whoever has the one does not have the other."
    )


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """Bring an installation back from its file, into an empty home. Nothing is sent until a person releases it.

    \b
    Example:
      VICTIMCARE_HOME=/srv/victimcare victimcare restore /srv/backups/victimcare-2026-03-02.tar
    """
    restored = backups.restore(file, note=_note)
    click.echo(f"Restored, as it was on {restored.made_at:%Y-%m-%d at %H:%M} UTC. Sending is held.")
    click.echo(f"To listen to recordings again, put their key back as it was: {backups.KEPT_APART.name}.")
    start = STARTS[restored.env]
    click.echo(f"Next: {start}, look whether all is well, then victimcare release --reason …")


def _store_key() -> Path:
    return environment.home_of() / backups.KEPT_APART


def _note(text: str) -> None:
    click.echo(text, err=True)


def _keep_quiet(text: str) -> None:
    """What a person who watches likes to see is noise in a file."""
