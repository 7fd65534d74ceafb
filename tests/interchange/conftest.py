"""Reading a few bytes as a file, which most tests here do."""

from pathlib import Path

import pytest
from interchange_reading import People, ReadText, Result

from relterm.domain.people import Person
from relterm.interchange.drafts import Draft, PersonDraft, Problem
from relterm.interchange.read import drafts
from relterm.interchange.recognise import recognise


@pytest.fixture
def read_file(tmp_path: Path) -> ReadText:
    """Write bytes or text to a file, recognise it and read it."""

    def read(content: bytes | str, name: str = "file.csv", **how: object) -> Result:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        found = recognise(path, **how)  # type: ignore[arg-type]  # passed through
        return found, list(drafts(found))

    return read


@pytest.fixture
def people_of() -> People:
    """The people among drafts, which must all be people."""

    def people(found: list[Draft | Problem]) -> list[Person]:
        assert all(isinstance(draft, PersonDraft) for draft in found), found
        return [draft.person for draft in found if isinstance(draft, PersonDraft)]

    return people


@pytest.fixture
def data() -> Path:
    """The folder of CSV files from elsewhere."""
    return Path(__file__).parent.parent / "data" / "csv"
