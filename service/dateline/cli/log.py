"""`dateline log`: prove, verify, move and keep the log."""

import sys
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO, Annotated

import msgspec
import typer
from rich.console import Console

from dateline.cli.db import opened
from dateline.cli.events import events
from dateline.cli.progress import Reached, bar, lines_of
from dateline.errors import InvalidInput, LogAltered
from dateline.store import backup as backups
from dateline.store import checkpoints, doctor, proofs
from dateline.store.checkpoints import PrivateKey, PublicKey
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.transfer import verify_export
from dateline.store.verification import Verified, verify_log

log = typer.Typer(help="Read, prove, verify, move and keep the log.", no_args_is_help=True)
log.command()(events)

Key = Annotated[Path, typer.Option("--key", help="The file with the private key (`dateline log key`).")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Where to write; standard output if left out.")]
PublicKeyOption = Annotated[str | None, typer.Option("--public-key", help="The public key, or a file that holds it.")]


@log.command()
def key(
    name: Annotated[str, typer.Argument(help="What the log is called, such as `example.org/log`; it has no spaces.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to keep the private key.")],
) -> None:
    """Make a key to sign checkpoints with, and print the public one, to give to everybody."""
    private = PrivateKey.generate(name)
    try:
        output.touch(mode=0o600, exist_ok=False)
    except OSError as error:
        raise InvalidInput(f"No key was made: {error.strerror} ({output}).", path=str(output)) from error
    try:
        output.write_text(f"{private}\n", encoding="utf-8")
    except OSError as error:
        output.unlink()
        raise InvalidInput(f"No key was made: {error.strerror} ({output}).", path=str(output)) from error
    print(private.public_key)


@log.command()
def checkpoint(key: Key, output: Output = None) -> None:
    """Sign the size and root of the log as it stands (C2SP tlog-checkpoint)."""
    private = PrivateKey.parse(_text(key))
    with opened() as database:
        note = checkpoints.sign(proofs.checkpoint(database, private.name), private)
    _write(note.encode(), output)


@log.command()
def prove(
    key: Key,
    position: Annotated[int | None, typer.Argument(help="The event to prove.", show_default=False)] = None,
    since: Annotated[Path | None, typer.Option(help="An earlier checkpoint that the log still begins with.")] = None,
    output: Output = None,
) -> None:
    """Write a proof that an event is in the log, or that the log has only grown since a checkpoint."""
    private = PrivateKey.parse(_text(key))
    if (position is None) == (since is None):
        raise InvalidInput("Give either the position of an event or --since with an earlier checkpoint.")
    with opened() as database:
        if since is not None:
            proof: proofs.Proof = proofs.prove_growth(database, _text(since), private)
        else:
            proof = proofs.prove_event(database, position or 0, private)
    _write(msgspec.json.format(msgspec.json.encode(proof), indent=2) + b"\n", output)


@log.command()
def verify(
    file: Annotated[Path | None, typer.Argument(help="An exported log; without it, the database.")] = None,
    checkpoint: Annotated[list[Path] | None, typer.Option(help="Signed checkpoints to hold the log to.")] = None,
    proof: Annotated[Path | None, typer.Option(help="A proof to check instead; it needs no log.")] = None,
    public_key: PublicKeyOption = None,
) -> None:
    """Verify the log, an exported file or a proof; 1 is returned at the first fault, which is named."""
    try:
        if proof is not None:
            print(proofs.check_proof(_bytes(proof), _public_key(public_key)))
            return
        roots = _roots(checkpoint, public_key)
        if file is not None:
            with _open(file) as exported, lines_of("verifying", exported) as lines:
                verified = verify_export(lines, roots)
        else:
            with opened() as database, _bar("verifying", database) as reached:
                verified = verify_log(database, roots, on_page=lambda page: reached(page[-1][0]))
    except LogAltered as error:
        print(f"dateline: {error}", file=sys.stderr)
        raise typer.Exit(1) from error
    _say("Verified", verified)


@log.command()
def export(
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write; it must not exist.")],
) -> None:
    """Write the whole log as CloudEvents, one to a line, verifying it on the way."""
    with opened() as database:
        with _bar("exporting", database) as reached:
            verified = backups.export_to(database, output, reached)
        _say("Exported", verified)


@log.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="An exported log.")],
    checkpoint: Annotated[list[Path] | None, typer.Option(help="Signed checkpoints to hold it to.")] = None,
    public_key: PublicKeyOption = None,
) -> None:
    """Put an exported log into an empty one: the whole of it, or nothing."""
    roots = _roots(checkpoint, public_key)
    with opened(new=True) as database, _open(file) as exported, lines_of("importing", exported) as lines:
        verified = backups.import_from(lines, database, roots)
    _say("Imported", verified)


@log.command()
def backup(target: Annotated[Path, typer.Argument(help="The file to write; it must not exist.")]) -> None:
    """Write a backup and verify it: a database file for SQLite, an export for PostgreSQL."""
    with opened() as database:
        with _bar("backing up", database) as reached:
            verified = backups.backup(database, target, reached)
        _say("Backed up", verified)


@log.command()
def restore(source: Annotated[Path, typer.Argument(help="A backup or an exported log.")]) -> None:
    """Verify a backup and put it into the database that the settings name, which must be new or empty."""
    with opened(new=True) as database:
        _say("Restored", backups.restore(source, database))


@log.command("doctor")
def examine() -> None:
    """Look for what could harm the log; 1 is returned where something must be mended."""
    with opened() as database:
        findings = doctor.examine(database)
    colours = {"ok": "green", "warning": "yellow", "fault": "red"}
    console = Console(highlight=False, soft_wrap=True)
    for finding in findings:
        console.print(f"[{colours[finding.level]}]{finding.level:8}[/]{finding.what:12}", end="")
        console.print(finding.sentence, markup=False)
    raise typer.Exit(int(any(finding.level == "fault" for finding in findings)))


def _bar(what: str, database: Database) -> AbstractContextManager[Reached]:
    return bar(what, EventStore(database).head())


def _roots(paths: list[Path] | None, public_key: str | None) -> dict[int, bytes]:
    """The roots of signed checkpoints, by size. Raises LogAltered where two of one size contradict each other."""
    roots: dict[int, bytes] = {}
    for path in paths or ():
        signed = checkpoints.verify(_text(path), _public_key(public_key))
        if roots.setdefault(signed.size, signed.root) != signed.root:
            raise LogAltered(f"Two checkpoints of size {signed.size} contradict each other: one log was shown as two.")
    return roots


def _say(what: str, verified: Verified) -> None:
    print(f"{what} {verified.size} events; root {verified.root.hex()}.")


def _public_key(given: str | None) -> PublicKey:
    """A key given as itself or as the name of a file. Raises InvalidInput where there is none."""
    if given is None:
        raise InvalidInput("A signature is checked with --public-key.")
    path = Path(given)
    return PublicKey.parse(_text(path) if path.is_file() else given)


def _open(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as error:
        raise InvalidInput(f"{path} cannot be read: {error.strerror}.", path=str(path)) from error


def _bytes(path: Path) -> bytes:
    with _open(path) as file:
        return file.read()


def _text(path: Path) -> str:
    try:
        return _bytes(path).decode()
    except UnicodeDecodeError as error:
        raise InvalidInput(f"{path} is no text.", path=str(path)) from error


def _write(data: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(data)
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise InvalidInput(f"{output} cannot be written: {error.strerror}.", path=str(output)) from error
