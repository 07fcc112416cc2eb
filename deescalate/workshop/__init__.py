"""The trainers' workshop: scenarios played by scripts and by agents that no author wrote.

Everything here works on a scenario and an ``Analyst``; files and screens are somebody else's.
"""
