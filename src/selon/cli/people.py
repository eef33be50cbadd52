"""`judge`: what a person decided overrules the machine, outlives a re-reading, and can be taken back."""

from __future__ import annotations

import getpass
from pathlib import Path

import click

from selon.cli.common import ledger_option
from selon.errors import UsageError
from selon.ledger import Ledger
from selon.model import JudgementKind
from selon.pipeline import retell

TWO_SIDED = {JudgementKind.SAME, JudgementKind.NOT_SAME}


@click.command()
@click.argument("kind", type=click.Choice([*(kind.value for kind in JudgementKind), "undo", "list"]))
@click.argument("subject", required=False)
@click.argument("object_", metavar="[OBJECT]", required=False)
@click.option("--value", help="What it should say instead (for wrong-speaker: the right speaker).")
@click.option("--author", default=getpass.getuser, show_default="your user name", help="Who decided.")
@ledger_option
def judge(kind: str, subject: str | None, object_: str | None, value: str | None, author: str, ledger: Path) -> None:
    """Record a decision on SUBJECT (and OBJECT): statements, discrepancies or attributions by their ids.

    same and not-same take two statements; wrong-speaker an attribution (ARTICLE#aN) and --value; not-a-discrepancy a
    discrepancy; ignore a statement. undo takes back the judgement named; list shows all.
    """
    with Ledger.open(ledger, create=False) as opened:
        if kind == "list":
            for made in opened.judgements(revoked=True):
                state = f"  taken back {made.revoked}" if made.revoked else ""
                click.echo(
                    f"{made.id}  {made.made}  {made.author}  {made.kind}  {made.subject} {made.object or ''}{state}"
                )
            return
        if not subject:
            raise UsageError(f"{kind} wants the id it is about", hint="ids stand in the report and in --json")
        if kind == "undo":
            opened.revoke(subject)
        else:
            _check(JudgementKind(kind), object_, value)
            click.echo(opened.judge(JudgementKind(kind), subject, object_, value, author).id)
        retell(opened)


def _check(kind: JudgementKind, object_: str | None, value: str | None) -> None:
    if kind in TWO_SIDED and not object_:
        raise UsageError(f"{kind} wants two statements", hint=f"selon judge {kind} SUBJECT OBJECT")
    if kind is JudgementKind.WRONG_SPEAKER and not value:
        raise UsageError("wrong-speaker wants the right one", hint="--value NAME")


COMMANDS = (judge,)
