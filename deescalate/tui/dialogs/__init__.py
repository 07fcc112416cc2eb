"""Dialogs: each takes its data when made and returns a typed result by dismissing itself."""
