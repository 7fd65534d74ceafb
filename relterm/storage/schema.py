"""The schema of a book, version 1, frozen as released: later versions are migrations on top.

Days are date ordinals (1 = 0001-01-01), times are UTC seconds since 1970. `created_by` and
`changed_by` are the ids of the changes that created and last wrote a row. `sort_name`, `words`,
`look`, `last_at`, `live` and all of `trust_state` are derived and never part of the change record.
`change.past` marks what was undone when something else was done.
`live` is 1 for an active entry, 2 for an active planned one, 0 for one put away.
"""

APPLICATION_ID = 0x52544D42
"""Marks the file as a relterm book ("RTMB")."""

NEVER = 9_999_999
"""`person.look` of somebody at whom the agenda need not look; after every day there is."""

_STATE = "TEXT NOT NULL CHECK (state IN ('active','archived','trashed'))"
_FLAG = "INTEGER NOT NULL DEFAULT 0"
_WRITTEN = "created_by INTEGER NOT NULL, changed_by INTEGER NOT NULL"
_PERSON_REF = "TEXT NOT NULL REFERENCES person(uid)"
_OWNED = "REFERENCES person(id) ON DELETE CASCADE"
_DAY = "CHECK ({0} BETWEEN 1 AND 3652059)"

TABLES = f"""
CREATE TABLE change(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  label TEXT NOT NULL,
  at INTEGER NOT NULL,
  undone {_FLAG} CHECK (undone IN (0, 1)),
  past {_FLAG} CHECK (past IN (0, 1)),
  batch TEXT NOT NULL DEFAULT '',
  items {_FLAG},
  bulk {_FLAG} CHECK (bulk IN (0, 1))
) STRICT;
CREATE TABLE change_item(
  change_id INTEGER NOT NULL REFERENCES change(id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL,
  uid TEXT NOT NULL,
  image TEXT,
  rev INTEGER,
  born INTEGER,
  expected INTEGER,
  undone {_FLAG} CHECK (undone IN (0, 1)),
  PRIMARY KEY (change_id, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE person(
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  {_WRITTEN},
  state {_STATE},
  is_me {_FLAG} CHECK (is_me IN (0, 1)),
  look INTEGER NOT NULL DEFAULT {NEVER},
  last_at INTEGER,
  sort_name TEXT NOT NULL,
  name TEXT NOT NULL,
  given TEXT NOT NULL,
  family TEXT NOT NULL,
  nickname TEXT NOT NULL,
  pronouns TEXT NOT NULL,
  organisation TEXT NOT NULL,
  title TEXT NOT NULL,
  circle TEXT NOT NULL,
  cadence_days INTEGER,
  goal INTEGER,
  goal_text TEXT NOT NULL,
  why TEXT NOT NULL,
  intent TEXT NOT NULL,
  private {_FLAG} CHECK (private IN (0, 1)),
  executive {_FLAG} CHECK (executive IN (0, 1)),
  met TEXT NOT NULL,
  introduced_by TEXT NOT NULL,
  snooze_until INTEGER,
  skips INTEGER NOT NULL,
  words TEXT NOT NULL,
  notes TEXT NOT NULL
) STRICT;
CREATE TABLE person_channel(
  person_id INTEGER NOT NULL {_OWNED},
  kind TEXT NOT NULL CHECK (kind IN ('email','phone','link','custom')),
  seq INTEGER NOT NULL,
  value TEXT NOT NULL,
  label TEXT NOT NULL,
  folded TEXT NOT NULL,
  PRIMARY KEY (person_id, kind, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE person_tag(
  person_id INTEGER NOT NULL {_OWNED},
  seq INTEGER NOT NULL,
  tag TEXT NOT NULL,
  PRIMARY KEY (person_id, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE important_date(
  person_id INTEGER NOT NULL {_OWNED},
  seq INTEGER NOT NULL,
  label TEXT NOT NULL,
  year INTEGER,
  month INTEGER,
  day INTEGER,
  text TEXT NOT NULL,
  PRIMARY KEY (person_id, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE topic(
  person_id INTEGER NOT NULL {_OWNED},
  kind TEXT NOT NULL CHECK (kind IN ('interests','aspirations','needs','offers','values')),
  seq INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (person_id, kind, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE interaction(
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  {_WRITTEN},
  state {_STATE},
  planned {_FLAG} CHECK (planned IN (0, 1)),
  seconds INTEGER NOT NULL,
  day INTEGER NOT NULL {_DAY.format("day")},
  utc_offset INTEGER NOT NULL,
  timed {_FLAG} CHECK (timed IN (0, 1)),
  kind TEXT NOT NULL,
  who TEXT,
  answered INTEGER,
  minutes REAL,
  depth INTEGER,
  mood INTEGER,
  size INTEGER,
  outcome INTEGER,
  due INTEGER,
  years REAL,
  part_of TEXT NOT NULL,
  text TEXT NOT NULL,
  note TEXT NOT NULL,
  words TEXT NOT NULL,
  line TEXT NOT NULL
) STRICT;
CREATE TABLE participant(
  interaction_id INTEGER NOT NULL REFERENCES interaction(id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  person_id INTEGER NOT NULL REFERENCES person(id),
  live INTEGER NOT NULL CHECK (live BETWEEN 0 AND 2),
  seconds INTEGER NOT NULL,
  PRIMARY KEY (interaction_id, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE interaction_tag(
  interaction_id INTEGER NOT NULL REFERENCES interaction(id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  tag TEXT NOT NULL,
  PRIMARY KEY (interaction_id, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE promise(
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, {_WRITTEN},
  person {_PERSON_REF},
  direction TEXT NOT NULL CHECK (direction IN ('mine','theirs')),
  what TEXT NOT NULL,
  due INTEGER {_DAY.format("due")},
  state TEXT NOT NULL CHECK (state IN ('open','kept','broken','dropped')),
  made TEXT NOT NULL,
  closed TEXT NOT NULL
) STRICT;
CREATE TABLE ask(
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, {_WRITTEN},
  person {_PERSON_REF},
  direction TEXT NOT NULL CHECK (direction IN ('mine','theirs')),
  size INTEGER NOT NULL CHECK (size BETWEEN 1 AND 4),
  what TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('planned','asked','answered','dropped')),
  outcome TEXT NOT NULL,
  reason TEXT NOT NULL,
  day INTEGER {_DAY.format("day")},
  interaction TEXT NOT NULL
) STRICT;
CREATE TABLE reminder(
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, {_WRITTEN},
  person {_PERSON_REF},
  what TEXT NOT NULL,
  due INTEGER NOT NULL {_DAY.format("due")},
  state TEXT NOT NULL CHECK (state IN ('open','done','dropped')),
  made TEXT NOT NULL
) STRICT;
CREATE TABLE relation(
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, {_WRITTEN},
  person {_PERSON_REF},
  other {_PERSON_REF},
  kind TEXT NOT NULL
) STRICT;
CREATE TABLE exchange(
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, {_WRITTEN},
  interaction TEXT NOT NULL,
  person {_PERSON_REF},
  kind TEXT NOT NULL CHECK (kind IN ('given','received','thanked','was thanked')),
  what TEXT NOT NULL,
  category TEXT NOT NULL
) STRICT;
CREATE TABLE import_batch(
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, {_WRITTEN},
  file TEXT NOT NULL,
  source TEXT NOT NULL,
  at INTEGER NOT NULL,
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  same INTEGER NOT NULL,
  rejected INTEGER NOT NULL
) STRICT;
CREATE TABLE setting(
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, {_WRITTEN},
  success TEXT NOT NULL,
  game_plan TEXT NOT NULL,
  daily_number INTEGER NOT NULL,
  theme TEXT NOT NULL,
  quiet_weekdays TEXT NOT NULL
) STRICT;
CREATE TABLE trust_state(
  person_id INTEGER PRIMARY KEY {_OWNED},
  version INTEGER NOT NULL,
  state TEXT NOT NULL,
  last_key TEXT NOT NULL,
  marks TEXT NOT NULL,
  rest_until INTEGER
) STRICT;
"""

INDEXES = """
CREATE INDEX change_undone ON change(id) WHERE undone = 1;
CREATE INDEX person_due ON person(is_me, state, look, sort_name, id);
CREATE INDEX person_name ON person(is_me, state, sort_name, id);
CREATE INDEX person_recent ON person(is_me, state, last_at DESC, sort_name, id);
CREATE INDEX person_kept ON person(id) WHERE circle <> 'none';
CREATE INDEX person_me ON person(id) WHERE is_me = 1;
CREATE INDEX date_day ON important_date(month, day);
CREATE INDEX channel_email ON person_channel(folded) WHERE kind = 'email';
CREATE INDEX interaction_seconds ON interaction(seconds);
CREATE INDEX participant_planned ON participant(seconds, interaction_id) WHERE live = 2;
CREATE INDEX interaction_part ON interaction(part_of) WHERE part_of <> '';
CREATE INDEX participant_person ON participant(person_id, live, seconds, interaction_id);
CREATE INDEX promise_person ON promise(person);
CREATE INDEX promise_open ON promise(state, due);
CREATE INDEX promise_made ON promise(made) WHERE made <> '';
CREATE INDEX promise_closed ON promise(closed) WHERE closed <> '';
CREATE INDEX ask_person ON ask(person);
CREATE INDEX ask_state ON ask(state, day);
CREATE INDEX ask_interaction ON ask(interaction) WHERE interaction <> '';
CREATE INDEX reminder_person ON reminder(person);
CREATE INDEX reminder_due ON reminder(state, due);
CREATE INDEX relation_person ON relation(person);
CREATE INDEX relation_other ON relation(other);
CREATE INDEX exchange_interaction ON exchange(interaction);
CREATE INDEX exchange_person ON exchange(person);
CREATE INDEX trust_resting ON trust_state(rest_until) WHERE rest_until IS NOT NULL;
CREATE INDEX trust_version ON trust_state(version, person_id);
"""

SEARCHED: dict[str, tuple[str, ...]] = {
    "person": ("name", "nickname", "organisation", "title", "words"),
    "interaction": ("text", "note", "words"),
}
"""Columns of each table that its search table indexed in version 1.

The search tables are kept by `search_index`, not by triggers: with `trusted_schema` off, which
guards against books made by others, SQLite before 3.41 lets no trigger write to one.
"""


def search_table(table: str) -> str:
    """The statement that creates the search table of a table."""
    columns = ", ".join(SEARCHED[table])
    return (
        f"CREATE VIRTUAL TABLE {table}_fts USING fts5({columns}, content='{table}', "
        "content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 3');"
    )


def statements() -> list[str]:
    """Every statement that makes an empty book of version 1."""
    script = TABLES + INDEXES
    made = [part.strip() for part in script.split(";\n") if part.strip()]
    return made + [search_table(table) for table in SEARCHED]
