"""A story names the actions it runs; that it really runs them is checked here."""

from collections.abc import Iterator

import pytest
from app_driver import RAN


@pytest.fixture(autouse=True)
def _runs_what_it_says(request: pytest.FixtureRequest) -> Iterator[None]:
    RAN.clear()
    yield
    said = {each for marker in request.node.iter_markers("actions") for each in marker.args}
    assert said <= RAN, f"said but not run: {said - RAN}"
