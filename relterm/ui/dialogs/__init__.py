"""Dialogs: each asks for one thing and gives back a value, or None."""
