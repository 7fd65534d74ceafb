"""Types of the fixtures that read a few bytes as a file."""

from collections.abc import Callable

from relterm.domain.people import Person
from relterm.interchange.drafts import Draft, Problem
from relterm.interchange.recognise import Recognised

Result = tuple[Recognised, list[Draft | Problem]]
ReadText = Callable[..., Result]
"""Writes bytes or text to a file, recognises it (with keyword arguments) and reads it."""
People = Callable[[list[Draft | Problem]], list[Person]]
"""The people among drafts, which must all be people."""
