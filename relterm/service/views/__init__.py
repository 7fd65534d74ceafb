"""Read models: immutable values that carry everything a screen or a command prints."""
