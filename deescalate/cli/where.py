"""``deescalate where``: which folders and files the program uses."""

import click

from deescalate import paths


@click.command("where")
def command() -> None:
    """Print the folders and files that the program uses."""
    rows = [
        *(("scenarios", path) for path in paths.scenario_roots()),
        ("phrasebook", paths.phrasebook_root()),
        ("history", paths.history_file()),
        ("settings", paths.config_file()),
    ]
    for name, path in rows:
        click.echo(f"{name:<11} {path}")
