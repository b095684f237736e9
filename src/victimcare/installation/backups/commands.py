"""`victimcare backup`, `backup-keys` and `restore_installation`."""

from pathlib import Path

import click

from victimcare.installation.backups import backup_writing
from victimcare.installation.backups.age_encryption import is_encrypted, read_recipients_file
from victimcare.installation.backups.backup_restoring import restore_backup
from victimcare.installation.installation_database import STARTS

_file = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
_to = click.option("--to", "recipients", multiple=True, help="A public key that it is encrypted to: age1… or ssh-…")
_to_all_in = click.option(
    "--recipients",
    "recipients_files",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file of public keys, one a line.",
)


@click.command("backup")
@_file
@_to
@_to_all_in
def backup_installation(file: Path, recipients: tuple[str, ...], recipients_files: tuple[Path, ...]) -> None:
    """Write the data to one file, encrypted; the installation may be running.

    It is encrypted to every public key given with --to and --recipients, or else to those under [backups] in
    force.toml. In production it is never written in the clear. Make the pair of keys on another machine, with
    age-keygen (Debian's package age): the private one opens every backup and belongs on no machine of this product.

    The installation's own keys are not in it: write them with victimcare backup-keys, once and whenever they change,
    and keep that file with other people in another place. The keys that seal words about persons go to the file
    person-keys.age beside FILE, which each backup replaces: keep the newest alone, so that what was erased stays erased
    in older backups too. Settings given as environment variables are in neither.

    \b
    Examples:
      victimcare backup /srv/backups/2026-03-02.age --to age1yvsjvwdt8uhmkecv9pe2hsr9jwmvjwkqff3jx7yegpn2hj77u5msltall4
      victimcare backup /srv/backups/2026-03-02.age --recipients /etc/victimcare/backup-recipients
    """
    backup_writing.write_backup(file, recipients=_all_of(recipients, recipients_files), note=_note)
    is_clear = not is_encrypted(file)
    click.echo(f"Written{' IN THE CLEAR' if is_clear else ''}: {file} ({file.stat().st_size / 1e6:.1f} MB).")
    click.echo(
        "Not in it: this installation's keys, without which no code opens and nothing sealed can be read. Keep the "
        "file that victimcare backup-keys writes apart from this one, with other people."
    )


@click.command("backup-keys")
@_file
@_to
@_to_all_in
def backup_installation_keys(file: Path, recipients: tuple[str, ...], recipients_files: tuple[Path, ...]) -> None:
    """Write the installation's own keys to a file, always encrypted. Keep it apart from the data.

    The keys hash access codes, sign sessions, reply addresses and handover reports, and seal what people say and write.
    Give the private key of this file to other people than that of the data, as key_recipients under [backups] in
    force.toml or with --to. Needed once, and again whenever a key changes.

    \b
    Example:
        victimcare backup-keys /media/safe/keys-2026-03-02.age --recipients /etc/victimcare/key-recipients
    """
    backup_writing.write_backup_of_keys(file, recipients=_all_of(recipients, recipients_files), note=_note)
    click.echo(f"Written: {file}. Keep it apart from every backup of the data.")


@click.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--identity",
    "identities",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The file of a private key that opens the data or the keys.",
)
@click.option(
    "--keys",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The file that victimcare backup-keys wrote.",
)
@click.option(
    "--person-keys",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The newest file of keys of persons, where it is not the one beside FILE.",
)
@click.option("--without-person-keys", is_flag=True, help="They are lost: words about persons can not be read.")
@click.option("--without-keys", is_flag=True, help="Make new keys: codes and reply addresses of before open nothing.")
def restore_installation(
    file: Path,
    identities: tuple[Path, ...],
    keys: Path | None,
    person_keys: Path | None,
    without_person_keys: bool,
    without_keys: bool,
) -> None:
    """Bring an installation back from its files, into an empty home. Nothing is sent until a person releases it.

    \b
    Example:
      victimcare restore 2026-03-02.age --keys keys.age --identity data-key.txt --identity keys-key.txt
    """
    if keys is not None and without_keys:
        raise click.UsageError("Say either --keys FILE or --without-keys.")
    if person_keys is not None and without_person_keys:
        raise click.UsageError("Say either --person-keys FILE or --without-person-keys.")
    restored = restore_backup(
        file,
        keys=keys,
        is_without_keys=without_keys,
        newest_person_keys=person_keys,
        is_without_person_keys=without_person_keys,
        identities=identities,
        note=_note,
    )
    click.echo(f"Restored, as it was on {restored.made_at:%Y-%m-%d at %H:%M} UTC. Sending is held.")
    if not restored.has_its_keys:
        click.echo(
            "New keys were made: no access code of before opens, officers' answers to mails of before are read by a "
            "person, and what lies sealed can not be read. Run victimcare end-access once it is up."
        )
    start = STARTS[restored.env]
    click.echo(f"Next: {start}, look whether all is well, then victimcare release --reason …")


def _all_of(recipients: tuple[str, ...], files: tuple[Path, ...]) -> list[str]:
    return [*recipients, *(each for file in files for each in read_recipients_file(file))]


def _note(text: str) -> None:
    click.echo(text, err=True)
