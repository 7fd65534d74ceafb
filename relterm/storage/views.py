"""Reading saved views."""

from relterm.domain.saved_views import View
from relterm.storage.flat_reading import FlatReader
from relterm.storage.models import ViewRow


class Views(FlatReader):
    """The views of the book."""

    def all(self) -> list[View]:
        """Every view, by uid."""
        return self._of(View, ViewRow, None)

    def get(self, uid: str) -> View | None:
        """The view with this uid, or None."""
        return self._one(View, ViewRow, uid)
