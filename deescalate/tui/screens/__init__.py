"""One module a screen. Screens know each other only through ``tui.navigation``."""
