"""The tables of a project file: those of format 1, and what formats 2 to 4 add.

Four groups, because lists must not drag texts along:

- `sources` has what lists show, `texts` and `blocks` the words, `originals` the bytes, which are
  addressed by their SHA-256. `search` indexes the normalised texts; it is derived and can be
  made again (`searchindex`).
- `excerpts`, `items` (the outline, inline quotations as children of their text), `supports`
  (what an item rests on), `cites` (which keys a text cites), `comments`, `dismissals`,
  `front_matter`, `settings`, `origins` (which sources a person takes for one): what edits change.
- `exports`: which files went out, `returns`: which came back, with the changes found in each;
  outside undo. `decisions`: what a person decided about such a change.
- `meta`, `steps`: the file itself and its history.

Rules: every table is STRICT with a primary key that is NOT NULL, since SQLite's sessions pass
over other rows; ids are UUID texts; nothing cascades, so that an undone deletion brings all of it
back; no triggers and no views, so that any found in a file are alien. Foreign keys are deferred:
within an edit the order does not count. Rows are removed by `removed_at` where others point at
them. An integer that `search` uses as its rowid is a column of its own: VACUUM would number
implicit ones anew.
"""

from __future__ import annotations

APPLICATION_ID = 0x42524946  # "BRIF"
VERSION = 4

# What sessions record, so what undo and a `Change` speak of. Texts never change once they are in.
TRACKED = (
    "sources", "blocks", "excerpts", "items", "supports", "cites", "comments",
    "dismissals", "front_matter", "settings", "origins", "exports", "returns",
    "decisions",
)  # fmt: skip

STATEMENTS = (
    """CREATE TABLE meta (
  name TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT""",
    """CREATE TABLE sources (
  source_id TEXT PRIMARY KEY NOT NULL,
  position INTEGER NOT NULL,
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  item TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  media_type TEXT NOT NULL,
  language TEXT NOT NULL DEFAULT '',
  words INTEGER NOT NULL DEFAULT 0,
  imported_at TEXT NOT NULL DEFAULT '',
  removed_at TEXT NOT NULL DEFAULT '',
  extract_only INTEGER NOT NULL DEFAULT 0,
  republished_at TEXT NOT NULL DEFAULT '',
  translated_from TEXT NOT NULL DEFAULT '',
  is_unreliable INTEGER NOT NULL DEFAULT 0,
  reliability TEXT NOT NULL DEFAULT '',
  descriptor TEXT NOT NULL DEFAULT '',
  supersedes TEXT NOT NULL DEFAULT '',
  warnings TEXT NOT NULL DEFAULT '[]'
) STRICT""",
    "CREATE UNIQUE INDEX sources_by_key ON sources (key)",
    "CREATE INDEX sources_by_sha256 ON sources (sha256)",
    """CREATE TABLE texts (
  source_id TEXT PRIMARY KEY NOT NULL REFERENCES sources DEFERRABLE INITIALLY DEFERRED,
  search_id INTEGER NOT NULL UNIQUE,
  reader TEXT NOT NULL,
  reader_version INTEGER NOT NULL,
  canonical TEXT NOT NULL
) STRICT""",
    """CREATE TABLE blocks (
  source_id TEXT NOT NULL REFERENCES sources DEFERRABLE INITIALLY DEFERRED,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  role TEXT NOT NULL,
  number TEXT NOT NULL DEFAULT '',
  level INTEGER NOT NULL DEFAULT 0,
  is_doubtful INTEGER NOT NULL DEFAULT 0,
  page TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (source_id, start)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE originals (
  sha256 TEXT PRIMARY KEY NOT NULL,
  size INTEGER NOT NULL,
  encoding TEXT NOT NULL DEFAULT '',
  data BLOB NOT NULL
) STRICT""",
    """CREATE VIRTUAL TABLE search USING fts5(
  words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0'
)""",
    """CREATE TABLE excerpts (
  excerpt_id TEXT PRIMARY KEY NOT NULL,
  source_id TEXT NOT NULL REFERENCES sources DEFERRABLE INITIALLY DEFERRED,
  selectors TEXT NOT NULL,
  first TEXT NOT NULL DEFAULT '',
  last TEXT NOT NULL DEFAULT '',
  heading TEXT NOT NULL DEFAULT '',
  first_page TEXT NOT NULL DEFAULT '',
  last_page TEXT NOT NULL DEFAULT '',
  said_by TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  tags TEXT NOT NULL DEFAULT '[]',
  created_at TEXT NOT NULL DEFAULT '',
  removed_at TEXT NOT NULL DEFAULT ''
) STRICT""",
    "CREATE INDEX excerpts_by_source ON excerpts (source_id)",
    """CREATE TABLE items (
  item_id TEXT PRIMARY KEY NOT NULL,
  parent_id TEXT REFERENCES items DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  printed INTEGER NOT NULL DEFAULT 1,
  title TEXT NOT NULL DEFAULT '',
  markdown TEXT NOT NULL DEFAULT '',
  excerpt_id TEXT REFERENCES excerpts DEFERRABLE INITIALLY DEFERRED,
  wording TEXT,
  translation TEXT NOT NULL DEFAULT '',
  word_budget INTEGER,
  is_parked INTEGER NOT NULL DEFAULT 0,
  expects_sources INTEGER,
  is_own_analysis INTEGER NOT NULL DEFAULT 0,
  likelihood TEXT NOT NULL DEFAULT '',
  confidence TEXT NOT NULL DEFAULT '',
  confidence_reason TEXT NOT NULL DEFAULT '',
  tags TEXT NOT NULL DEFAULT '[]'
) STRICT""",
    "CREATE INDEX items_by_parent ON items (parent_id, position)",
    "CREATE INDEX items_by_excerpt ON items (excerpt_id) WHERE excerpt_id IS NOT NULL",
    """CREATE TABLE supports (
  item_id TEXT NOT NULL REFERENCES items DEFERRABLE INITIALLY DEFERRED,
  stance TEXT NOT NULL,
  excerpt_id TEXT NOT NULL REFERENCES excerpts DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  PRIMARY KEY (item_id, stance, excerpt_id)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX supports_by_excerpt ON supports (excerpt_id)",
    """CREATE TABLE cites (
  item_id TEXT NOT NULL REFERENCES items DEFERRABLE INITIALLY DEFERRED,
  key TEXT NOT NULL,
  PRIMARY KEY (item_id, key)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX cites_by_key ON cites (key)",
    """CREATE TABLE comments (
  comment_id TEXT PRIMARY KEY NOT NULL,
  item_id TEXT NOT NULL REFERENCES items DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL DEFAULT '',
  words TEXT NOT NULL,
  is_private INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL DEFAULT '',
  resolved_at TEXT NOT NULL DEFAULT ''
) STRICT""",
    "CREATE INDEX comments_by_item ON comments (item_id)",
    """CREATE TABLE dismissals (
  item_id TEXT NOT NULL REFERENCES items DEFERRABLE INITIALLY DEFERRED,
  finding TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  dismissed_at TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (item_id, finding)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE front_matter (
  name TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT""",
    """CREATE TABLE settings (
  name TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT""",
    """CREATE TABLE exports (
  export_id TEXT PRIMARY KEY NOT NULL,
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  sent_to TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  exported_at TEXT NOT NULL,
  returned_at TEXT NOT NULL DEFAULT ''
) STRICT""",
    """CREATE TABLE steps (
  number INTEGER PRIMARY KEY NOT NULL,
  action TEXT NOT NULL,
  target TEXT NOT NULL DEFAULT '',
  detail TEXT NOT NULL DEFAULT '',
  at TEXT NOT NULL,
  state TEXT NOT NULL,
  changeset BLOB
) STRICT""",
)
SECOND = (
    # a pair of sources, the smaller id first, and whether they count as one origin
    """CREATE TABLE origins (
  first_id TEXT NOT NULL REFERENCES sources DEFERRABLE INITIALLY DEFERRED,
  second_id TEXT NOT NULL REFERENCES sources DEFERRABLE INITIALLY DEFERRED,
  is_one INTEGER NOT NULL,
  PRIMARY KEY (first_id, second_id)
) STRICT, WITHOUT ROWID""",
    # emphasised stretches as pairs of code points: of the text, of the words of an excerpt
    "ALTER TABLE texts ADD COLUMN emphasis TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE excerpts ADD COLUMN emphasis TEXT NOT NULL DEFAULT '[]'",
)
THIRD = (
    # a file that came back, by its hash; `lines` are the changes that were found in it
    """CREATE TABLE returns (
  sha256 TEXT PRIMARY KEY NOT NULL,
  export_id TEXT NOT NULL DEFAULT '',
  path TEXT NOT NULL,
  lines TEXT NOT NULL DEFAULT '[]',
  returned_at TEXT NOT NULL
) STRICT""",
    """CREATE TABLE decisions (
  sha256 TEXT NOT NULL REFERENCES returns DEFERRABLE INITIALLY DEFERRED,
  line TEXT NOT NULL,
  decision TEXT NOT NULL,
  decided_at TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (sha256, line)
) STRICT, WITHOUT ROWID""",
)
FOURTH = (
    # what of its words the author emphasises, as pairs of code points; NULL: as the source does
    "ALTER TABLE items ADD COLUMN emphasis TEXT",
)
