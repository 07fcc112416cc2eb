"""Tables that tests hand over with ``record_property(TABLE, text)`` stand below the results."""

import pytest

TABLE = "table"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    tables = sorted(
        str(value)
        for reports in terminalreporter.stats.values()
        for report in reports
        if isinstance(report, pytest.TestReport) and report.when == "call"
        for name, value in report.user_properties
        if name == TABLE
    )
    if tables:
        terminalreporter.section("tables")
        terminalreporter.write_line("\n\n".join(tables))
