"""What stands in an empty field can be read whole, on the narrowest screen too."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from dialog_host import add, hosted

from relterm.domain.interactions import Interaction
from relterm.domain.kinds import Kind
from relterm.domain.moments import Moment
from relterm.domain.people import Person
from relterm.service.desk import Desk
from relterm.ui.dialogs.entry_form import EntryForm
from relterm.ui.dialogs.field_row import FieldRow
from relterm.ui.dialogs.fields import Field, FieldKind
from relterm.ui.dialogs.form_dialog import FormDialog
from relterm.ui.dialogs.line_input import LineInput
from relterm.ui.dialogs.person_form import PersonForm
from relterm.ui.dialogs.you_fields import YOU_FIELDS
from relterm.ui.show import width

ANN = Person("ann", "Ann Kowalska")
ENTRY = Interaction("e", Moment.of_day(date(2026, 11, 3)), ("ann",), Kind.CALL)


def too_long(fields: tuple[Field, ...], cells: int) -> list[str]:
    written = [field for field in fields if field.kind is not FieldKind.CHOICE]
    return [each.name for each in written if width(each.example or each.hint) > cells]


@pytest.mark.parametrize(
    "form", [lambda desk: PersonForm(desk, ANN), lambda desk: EntryForm(desk, ENTRY)]
)
async def test_every_example_fits_beside_its_label(
    desk: Desk, form: Callable[[Desk], FormDialog[Any]]
) -> None:
    add(desk, ANN)
    async with hosted(lambda: form(desk), (60, 20)) as (app, _):
        dialog = app.screen
        assert isinstance(dialog, FormDialog)
        cells = min(each.content_size.width for each in dialog.query(LineInput))
        assert cells > 30
        assert too_long(tuple(each.field for each in dialog.query(FieldRow)), cells) == []
        # The form of You stands in a pane of the same width.
        assert too_long(YOU_FIELDS, cells) == []
