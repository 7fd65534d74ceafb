"""Reading values that are stored as single rows, by Peewee's queries."""

from collections.abc import Callable
from typing import Any, TypeVar

from relterm.storage.database import Database
from relterm.storage.images import Value
from relterm.storage.models import Row

T = TypeVar("T", bound=Value)


class FlatReader:
    """Reads rows as domain values, in the order of their day, then their uid."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def _one(self, build: Callable[..., T], model: type[Row], uid: str) -> T | None:
        found = self._of(build, model, model.uid == uid)
        return found[0] if found else None

    def _of(
        self, build: Callable[..., T], model: type[Row], condition: Any, day: Any = None
    ) -> list[T]:
        fields = [
            field
            for field in model._meta.sorted_fields
            if field.name not in {"id", "created_by", "changed_by"}
        ]
        query = model.select(*fields)
        if condition is not None:
            query = query.where(condition)
        keys = (model.uid,) if day is None else (day.asc(nulls="LAST"), model.uid)
        return self._database.objects(query.order_by(*keys), build)
