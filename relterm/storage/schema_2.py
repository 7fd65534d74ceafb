"""Version 2 of the schema, frozen as released: pauses, the triage, reminders about an ask.

`person.paused` is 1 while somebody's reminders rest. `person.triage` is what was decided about
somebody in no circle (a `Triage`). `reminder.ask` is the uid of the ask a reminder is about, or
empty. The index of the triage holds nobody but those who wait in it, in the order they are shown.
"""

UNMET = "coalesce(-last_at, 9223372036854775807)"
"""Sorts the last met first and those never met after everybody, also where NULL will not do."""

WAITING = "circle = 'none' AND triage <> 'never' AND state = 'active' AND is_me = 0"
"""Who waits in the triage: the condition of its index, and of every query that is to use it."""

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE person ADD COLUMN paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1))",
    "ALTER TABLE person ADD COLUMN triage TEXT NOT NULL DEFAULT '' "
    "CHECK (triage IN ('', 'later', 'never'))",
    "ALTER TABLE reminder ADD COLUMN ask TEXT NOT NULL DEFAULT ''",
    f"CREATE INDEX person_triage ON person(triage, {UNMET}, sort_name, id) WHERE {WAITING}",
    "CREATE INDEX reminder_ask ON reminder(ask) WHERE ask <> ''",
)
