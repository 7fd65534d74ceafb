"""Flows: what happens between a key and a command, dialogs included."""
