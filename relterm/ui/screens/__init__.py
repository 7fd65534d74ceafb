"""The four screens and the dialogs."""
