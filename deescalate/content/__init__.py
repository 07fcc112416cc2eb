"""Files to values: scenarios and phrasebooks, with every problem named by line and column.

Importing this package loads neither pydantic nor PyYAML; the modules below it do so when a file
is first read.
"""
