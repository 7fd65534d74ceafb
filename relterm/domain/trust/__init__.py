"""The trust model of relterm (version 1)."""
