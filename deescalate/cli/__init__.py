"""The command line: wires the other rooms together.

Only what a command needs is imported when it runs, so that every command starts quickly.
"""

import sys

import click

from deescalate import __version__
from deescalate.errors import DeescalateError

COMMANDS = {
    "practice": "deescalate.cli.practice",
    "next": "deescalate.cli.next",
    "drill": "deescalate.cli.drill",
    "goal": "deescalate.cli.goal",
    "scenario": "deescalate.cli.scenario",
    "path": "deescalate.cli.path",
    "phrasebook": "deescalate.cli.phrasebook",
    "analyse": "deescalate.cli.analyse",
    "score": "deescalate.cli.score",
    "evaluate": "deescalate.cli.evaluate",
    "progress": "deescalate.cli.progress",
    "history": "deescalate.cli.history",
    "replay": "deescalate.cli.replay",
    "disputes": "deescalate.cli.disputes",
    "report": "deescalate.cli.report",
    "lens": "deescalate.cli.lens",
    "rate": "deescalate.cli.rate",
    "agreement": "deescalate.cli.agreement",
    "where": "deescalate.cli.where",
}
"""Command names and the modules that hold them, each under the attribute ``command``."""


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is called or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Command names in the order of the help page."""
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002
        cmd_name: str,
    ) -> click.Command | None:
        """The command of that name, or None."""
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        import importlib  # noqa: PLC0415 - keeps the start of the screens lean

        command: click.Command = importlib.import_module(module).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command or name the nearest one."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib  # noqa: PLC0415

            near = difflib.get_close_matches(args[0], COMMANDS, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(COMMANDS)}."
            raise click.UsageError(f"There is no command {args[0]!r}; {hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, invoke_without_command=True)
@click.version_option(__version__, package_name="deescalate-practice", prog_name="deescalate")
@click.pass_context
def root(ctx: click.Context) -> None:
    """Practise calming angry customers.

    Without a command the program opens on its home screen.
    """
    if ctx.invoked_subcommand is None:
        from deescalate.cli.screens import open_screens  # noqa: PLC0415

        open_screens()


def main() -> None:
    """Entry point of the ``deescalate`` command; errors are one sentence and exit status 1."""
    try:
        root(prog_name="deescalate")
    except DeescalateError as error:
        click.echo(f"deescalate: {error}", err=True)
        sys.exit(1)
