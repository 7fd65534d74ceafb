"""Importing: recognise, preview, commit; nothing is written before the user says so."""
