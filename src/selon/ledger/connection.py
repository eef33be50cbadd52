"""Opening the file, transactions, and SQLite's failures in words that help.

Write-ahead log: readers go on while one writes, two writers wait for one another (`PATIENCE`). `synchronous=FULL`: a
reading that was acknowledged survives a power cut; its price, one flush an article, is small beside parsing one.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selon.errors import LaterSchema, LedgerError, LedgerFull
from selon.ledger.migrations import create, migrate
from selon.ledger.schema import APPLICATION, VERSION

PATIENCE = 60.0
"""Seconds that a writer waits for another."""

FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM}
WAITING = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
BROKEN = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}


def connect(path: Path, *, make: bool, readonly: bool = False) -> sqlite3.Connection:
    """A connection to the ledger at `path`, its tables made or brought to this version.

    Raises `LedgerError` where there is no ledger (and `make` is false), `LaterSchema`, or `LedgerFull`.
    """
    if not make and not path.is_file():
        raise LedgerError("there is no ledger here", subject=str(path), hint="selon read makes one")
    if path.is_dir() or not path.parent.is_dir():
        what = "is a folder" if path.is_dir() else "its folder is not there"
        raise LedgerError(what, subject=str(path), hint="name a file in an existing folder")
    with failures(path):
        connection = _connected(path, readonly)
        try:
            _prepare(connection, path, make=make, readonly=readonly)
        except BaseException:
            connection.close()
            raise
    return connection


def _connected(path: Path, readonly: bool) -> sqlite3.Connection:
    mode = "ro" if readonly else "rwc"
    address = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA wal_autocheckpoint = 4000")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, *, make: bool, readonly: bool) -> None:
    if _version(connection, path, make=make) == VERSION:
        return
    if readonly:
        raise LedgerError(
            "an earlier schema", subject=str(path), hint="open it once for writing to bring it up to date"
        )
    _write_ahead(connection)
    with transaction(connection):
        version = _version(connection, path, make=make)
        if version == 0:
            create(connection)
        elif version < VERSION:
            migrate(connection, version)


def _version(connection: sqlite3.Connection, path: Path, *, make: bool) -> int:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    if application != APPLICATION and (tables or application or version):
        raise LedgerError("an SQLite file, but no ledger of selon", subject=str(path), hint="name another file")
    if not version and not make:
        raise LedgerError("the ledger is empty", subject=str(path), hint="selon read fills it")
    if version > VERSION:
        what = f"written by a later selon: its schema is {version}, this one knows up to {VERSION}"
        raise LaterSchema(what, subject=str(path), hint="update selon")
    return version


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Turn the write-ahead log on. SQLite does not wait for a lock here, so two processes that make one ledger must."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
            return
        except sqlite3.OperationalError as error:
            if _primary(error) not in WAITING or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; inside another transaction, part of that one."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def failures(path: Path, what: str = "") -> Iterator[None]:
    """SQLite's failures as errors of ours, with the file and the way out; `what` is the input being written."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise LedgerError(f"not storable as UTF-8: {error.reason}", subject=what, hint="a lone surrogate") from error
    except sqlite3.Error as error:
        raise _told(error, path, what) from error


def _told(error: sqlite3.Error, path: Path, what: str) -> LedgerError:
    code, subject = _primary(error), str(path)
    if code in FULL:
        hint = "free some space or name another place; what was written before is safe"
        return LedgerFull(f"cannot be written: {error}", subject=subject, hint=hint)
    if code in WAITING:
        return LedgerError(f"still in use by another after {PATIENCE:.0f} s", subject=subject, hint="try again later")
    if code in BROKEN:
        return LedgerError(f"not a ledger, or damaged: {error}", subject=subject, hint="restore a copy")
    if code == sqlite3.SQLITE_CANTOPEN:
        return LedgerError("cannot be opened", subject=subject, hint="check its rights and those of its folder")
    return LedgerError(f"{what}: {error}" if what else str(error), subject=subject)


def _primary(error: sqlite3.Error) -> int:
    """SQLite's primary result code; the low byte of the extended one."""
    return int(getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
