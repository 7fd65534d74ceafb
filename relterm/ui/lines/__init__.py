"""Views as lines: what a screen says, before any widget paints it."""
