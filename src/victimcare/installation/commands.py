"""The commands for a whole installation: `start_installation`, `show_settings`. The backup commands are in
`backups/`."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from victimcare.installation import installation_environment, installation_start


@click.command("up")
@click.option(
    "--demo", is_flag=True, help="First load the demonstration force, and start a make-believe outside world."
)
@click.option(
    "--ready-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write the addresses as JSON once all doors answer; readable by its owner only.",
)
def start_installation(demo: bool, ready_file: Path | None) -> None:
    """Start everything on this machine, and keep it running until Ctrl-C or SIGTERM.

    All its data is in its home: VICTIMCARE_HOME, or else /var/lib/victimcare for root and ~/.local/share/victimcare for
    other users. To start a demonstration afresh, stop it and delete that folder.

    \b
    Examples:
        victimcare up --demo
        VICTIMCARE_HOME=/srv/victimcare victimcare up --ready-file /run/victimcare.json
    """
    installation_start.run_installation(
        demo=demo,
        ready_file=ready_file.absolute() if ready_file else None,
        say=click.echo,
        note=_note,
        tell=_note if sys.stderr.isatty() else _keep_quiet,
    )


@click.command("settings")
@click.option("--json", "wants_json", is_flag=True, help="As one JSON list.")
def show_settings(wants_json: bool) -> None:
    """Show every setting, its value (secrets masked), where it came from and what it means.

    \b
    Example:
      victimcare settings
    """
    told = installation_environment.report_settings()
    if wants_json:
        json.dump([asdict(each) for each in told], sys.stdout, ensure_ascii=False, indent=2)
        click.echo()
        return
    for each in told:
        click.echo(f"{each.name} = {each.value if each.value is not None else '(not set)'}")
        click.echo(f"    {each.meaning} [{each.source}]")


def _note(text: str) -> None:
    click.echo(text, err=True)


def _keep_quiet(text: str) -> None:
    """Progress that a person likes to watch is noise in a file."""
