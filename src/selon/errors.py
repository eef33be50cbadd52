"""Everything selon raises on purpose.

    SelonError
    ├── InputError (ValueError)      something that was to be read cannot be
    │   ├── Unreadable               bytes that are no text we know
    │   ├── Empty                    nothing in it to read
    │   ├── TooLarge                 over a limit, which the message names
    │   ├── UnknownLanguage          a language without a folder in `language/`
    │   └── Refused                  an address or an archive member that is not safe to open
    ├── LedgerError (RuntimeError)   the ledger cannot be used as asked
    │   ├── LaterSchema              written by a newer selon
    │   ├── LedgerFull               the disk is full or the file cannot be written
    │   └── NotInLedger (LookupError)
    └── UsageError (ValueError)      options that do not go together

A message says what happened, on what, and what to do; `code` is stable, for programs.
"""

from __future__ import annotations


class SelonError(Exception):
    """Root of all; `subject` is the input concerned (a path, an address, an id), `hint` the way out."""

    code = "selon"

    def __init__(self, what: str, *, subject: str = "", hint: str = "") -> None:
        super().__init__(what)
        self.what, self.subject, self.hint = what, subject, hint

    def __str__(self) -> str:
        head = f"{self.subject}: {self.what}" if self.subject else self.what
        return f"{head} ({self.hint})" if self.hint else head

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.what, self.subject, self.hint)


def _rebuild(kind: type[SelonError], what: str, subject: str, hint: str) -> SelonError:
    return kind(what, subject=subject, hint=hint)


class InputError(SelonError, ValueError):
    code = "input"


class Unreadable(InputError):
    code = "unreadable"


class Empty(InputError):
    code = "empty"


class TooLarge(InputError):
    code = "too-large"


class UnknownLanguage(InputError):
    code = "unknown-language"


class Refused(InputError):
    code = "refused"


class LedgerError(SelonError, RuntimeError):
    code = "ledger"


class LaterSchema(LedgerError):
    code = "later-schema"


class LedgerFull(LedgerError):
    code = "ledger-full"


class NotInLedger(LedgerError, LookupError):
    code = "not-in-ledger"


class UsageError(SelonError, ValueError):
    code = "usage"
