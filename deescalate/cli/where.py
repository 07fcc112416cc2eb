"""``deescalate where``: which folders and files the program uses."""

import click

from deescalate import paths


@click.command("where")
def command() -> None:
    """Print the folders and files that the program uses."""
    rows = [
        *(("scenarios", path) for path in paths.scenario_roots()),
        ("phrasebook", paths.phrasebook_root()),
        ("your scenarios", paths.user_scenario_roots()[0]),
        ("your paths", paths.path_roots()[0]),
        ("your lenses", paths.lens_roots()[0]),
        ("your team", paths.team_dir()),
        ("history", paths.history_file()),
        ("settings", paths.config_file()),
    ]
    for name, path in rows:
        click.echo(f"{name:<15} {path}")
