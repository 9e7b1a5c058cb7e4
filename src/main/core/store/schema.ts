import Database from 'better-sqlite3'
import { FINISHED } from '../../../shared/choices.ts'

/** Of the tables below; `PARSE_VERSION` counts what is in them. A store of another version is not read, but rebuilt. */
export const SCHEMA_VERSION = 4

/** "LCTN": tells a store of ours from any other SQLite file. */
const APPLICATION_ID = 0x4c43544e

/** How words are told apart, and that no text is kept beside them. */
const WORDS = `tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'", content = '', contentless_delete = 1`

/**
 * `posts` holds what lists need, `bodies` what only an open post needs, so that lists read few pages. The integer
 * key `post` is there for a full-text index over `bodies`. A post that is `gone` from disk but has the reader's notes
 * is kept, unlisted, so that its file is recognised when it turns up elsewhere. `state` and `changed` say the same as the
 * columns that they are made of, for indexes: 0 unread, 1 reading, 2 read; and whether another version was read. `links`
 * names posts by the end of the addresses that lead to them (`link-keys.ts`). The full-text tables hold no text of their
 * own; their rows go with those that they are about; `post_keys` holds which words posts are about, not where. Their tokeniser counts vowel signs as letters, which Thai
 * and the scripts of India need.
 */
const TABLES = `
CREATE TABLE posts (
  post INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  folder TEXT NOT NULL,
  path TEXT NOT NULL,
  slug TEXT NOT NULL,
  hash TEXT NOT NULL,
  size INTEGER NOT NULL,
  mtime REAL NOT NULL,
  gone INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  date TEXT,
  updated TEXT,
  tags TEXT NOT NULL,
  authors TEXT NOT NULL,
  draft INTEGER NOT NULL,
  words INTEGER NOT NULL,
  minutes INTEGER NOT NULL,
  warnings TEXT NOT NULL,
  notes INTEGER NOT NULL DEFAULT 0,
  progress REAL NOT NULL DEFAULT 0,
  last_read TEXT,
  finished TEXT,
  read_hash TEXT,
  state INTEGER NOT NULL AS (CASE WHEN finished IS NOT NULL OR progress >= ${FINISHED} THEN 2 WHEN last_read IS NOT NULL THEN 1 ELSE 0 END),
  changed INTEGER NOT NULL AS (read_hash IS NOT NULL AND read_hash <> hash),
  date_key REAL,
  updated_key REAL,
  title_key TEXT NOT NULL,
  folded TEXT NOT NULL,
  UNIQUE (folder, path)
);
CREATE INDEX posts_by_date ON posts (date_key DESC, title_key) WHERE gone = 0;
CREATE INDEX posts_by_updated ON posts (updated_key DESC, title_key) WHERE gone = 0;
CREATE INDEX posts_by_title ON posts (title_key) WHERE gone = 0;
CREATE INDEX posts_by_length ON posts (words, title_key) WHERE gone = 0;
CREATE INDEX posts_by_read ON posts (last_read DESC, date_key DESC, title_key) WHERE gone = 0;
CREATE INDEX posts_by_progress ON posts (progress DESC, last_read DESC, title_key) WHERE gone = 0;
CREATE INDEX posts_by_notes ON posts (notes DESC, date_key DESC, title_key) WHERE gone = 0;
CREATE INDEX posts_by_state ON posts (state, changed, notes) WHERE gone = 0;
CREATE INDEX posts_by_month ON posts (substr(date, 1, 7)) WHERE gone = 0;
CREATE INDEX posts_by_day ON posts (folder, coalesce(date_key, -1e16), path) WHERE gone = 0;
CREATE INDEX posts_by_slug ON posts (folder, slug) WHERE gone = 0;
CREATE INDEX posts_by_hash ON posts (folder, hash);
CREATE TABLE bodies (
  post INTEGER PRIMARY KEY REFERENCES posts (post) ON DELETE CASCADE,
  text TEXT NOT NULL,
  headings TEXT NOT NULL,
  links TEXT NOT NULL,
  parts BLOB NOT NULL
);
CREATE TABLE tags (
  key TEXT NOT NULL,
  post INTEGER NOT NULL REFERENCES posts (post) ON DELETE CASCADE,
  name TEXT NOT NULL,
  PRIMARY KEY (key, post)
) WITHOUT ROWID;
CREATE INDEX tags_by_post ON tags (post);
CREATE TABLE labels (
  key TEXT NOT NULL,
  post INTEGER NOT NULL REFERENCES posts (post) ON DELETE CASCADE,
  id TEXT NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (key, post)
) WITHOUT ROWID;
CREATE INDEX labels_by_post ON labels (post);
CREATE TABLE looks (
  post INTEGER PRIMARY KEY REFERENCES posts (post) ON DELETE CASCADE,
  found TEXT NOT NULL,
  places TEXT NOT NULL,
  unplaced TEXT NOT NULL,
  stale INTEGER NOT NULL
);
CREATE INDEX looks_stale ON looks (post) WHERE stale = 1;
CREATE TABLE authors (
  key TEXT NOT NULL,
  post INTEGER NOT NULL REFERENCES posts (post) ON DELETE CASCADE,
  name TEXT NOT NULL,
  PRIMARY KEY (key, post)
) WITHOUT ROWID;
CREATE INDEX authors_by_post ON authors (post);
CREATE TABLE links (
  key TEXT NOT NULL,
  post INTEGER NOT NULL REFERENCES posts (post) ON DELETE CASCADE,
  PRIMARY KEY (key, post)
) WITHOUT ROWID;
CREATE INDEX links_by_post ON links (post);
CREATE INDEX posts_gone ON posts (post) WHERE gone = 1;
CREATE VIRTUAL TABLE post_words USING fts5 (title, headings, body, code, tex, captions, tags, author, ${WORDS});
CREATE VIRTUAL TABLE post_vocabulary USING fts5vocab (post_words, row);
CREATE VIRTUAL TABLE post_keys USING fts5 (keys, detail = none, ${WORDS});
CREATE VIRTUAL TABLE key_vocabulary USING fts5vocab (post_keys, row);
CREATE TRIGGER posts_words AFTER DELETE ON posts BEGIN
  DELETE FROM post_words WHERE rowid = old.post;
  DELETE FROM post_keys WHERE rowid = old.post;
END;
CREATE TABLE notes (
  note INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  post_id TEXT NOT NULL,
  folder TEXT NOT NULL,
  colour TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  modified TEXT NOT NULL,
  quote TEXT NOT NULL,
  comment TEXT NOT NULL,
  tags TEXT NOT NULL
);
CREATE INDEX notes_by_post ON notes (post_id);
CREATE INDEX notes_by_colour ON notes (colour, post_id);
CREATE VIRTUAL TABLE note_words USING fts5 (quote, comment, tags, ${WORDS});
CREATE TRIGGER notes_words AFTER DELETE ON notes BEGIN DELETE FROM note_words WHERE rowid = old.note; END;
`

const pragma = (db: Database.Database, name: string): unknown => db.pragma(name, { simple: true })

/** Whether the tables are as they were made: a changed letter in one would show only at some statement, as a mistake of ours. */
function hasTables(db: Database.Database): boolean {
  const fresh = new Database(':memory:')
  try {
    fresh.exec(TABLES)
    return tablesIn(fresh) === tablesIn(db)
  } finally {
    fresh.close()
  }
}
const tablesIn = (db: Database.Database) => JSON.stringify(db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name').all())

/** Makes the tables in an empty database. @returns false where the database holds something else */
export function prepareSchema(db: Database.Database): boolean {
  const isOurs = () => pragma(db, 'application_id') === APPLICATION_ID && pragma(db, 'user_version') === SCHEMA_VERSION && hasTables(db)
  if (isOurs()) return true
  // Immediate, and asked again inside: another process may be making the same tables just now.
  return db.transaction(() => {
    if (isOurs()) return true
    if (db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() !== 0) return false
    db.exec(TABLES)
    db.pragma(`application_id = ${APPLICATION_ID}`)
    db.pragma(`user_version = ${SCHEMA_VERSION}`)
    return true
  }).immediate()
}
