// Azurite keeps its tables in Loki, which writes all of them as one text, every five seconds. Node holds no text of more than
// 512 MB, and the figures of twenty years are more: Azurite ended in the middle of a backfill. Here a file has a line a row,
// is written aside and put in place when it is whole, and the more there is to write, the less often it is written.
import { createReadStream, existsSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { createInterface } from 'node:readline';

const shortestPause = 5_000;
const pausePerSave = 10;
const rowsPerWrite = 1_000;

/** Writes the rows behind two lines: how many each collection has, and the database without them. */
async function save(file, database) {
  const collections = database.collections.map(({ data }) => data);
  for (const collection of database.collections) {
    collection.data = [];
  }
  const aside = `${file}.new`;
  const handle = await open(aside, 'w');
  try {
    await handle.write(`${JSON.stringify(collections.map(({ length }) => length))}\n${database.serialize()}\n`);
    for (const rows of collections) {
      for (let at = 0; at < rows.length; at += rowsPerWrite) {
        await handle.write(rows.slice(at, at + rowsPerWrite).map((row) => `${JSON.stringify(row)}\n`).join(''));
      }
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(aside, file);
}

/** Reads what save wrote; null when there is no file. */
async function load(file) {
  if (!existsSync(file)) {
    return null;
  }
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) {
      throw new Error(`${file} ends too early: delete its folder to start anew.`);
    }
    return JSON.parse(value);
  };
  const counts = await next();
  const database = await next();
  for (const [i, collection] of database.collections.entries()) {
    for (let row = 0; row < counts[i]; row++) {
      collection.data.push(await next());
    }
  }
  return database;
}

/** A Loki that persists so; one that is kept in memory alone stays as it is. */
export function persistByLine(Loki) {
  return class extends Loki {
    constructor(file, options) {
      super(file, options);
      this.persistsByLine = options?.persistenceMethod === 'fs';
    }

    loadDatabaseInternal(options, callback) {
      if (!this.persistsByLine) {
        super.loadDatabaseInternal(options, callback);
        return;
      }
      load(this.filename).then(
        (database) => {
          if (database) {
            this.loadJSONObject(database, options ?? {});
          }
          callback?.(null);
        },
        (error) => callback?.(error),
      );
    }

    saveDatabaseInternal(callback) {
      if (!this.persistsByLine) {
        super.saveDatabaseInternal(callback);
        return;
      }
      // Before and not after: what changes while the file is written must be written next time.
      this.autosaveClearFlags();
      save(this.filename, this.copy({ removeNonSerializable: true })).then(
        () => callback?.(null),
        (error) => {
          for (const collection of this.collections) {
            collection.dirty = true;
          }
          callback?.(error);
        },
      );
    }

    autosaveEnable(options, callback) {
      if (!this.persistsByLine) {
        super.autosaveEnable(options, callback);
        return;
      }
      this.autosave = true;
      const wait = (pause) => {
        this.autosaveHandle = setTimeout(() => {
          if (!this.autosaveDirty()) {
            wait(shortestPause);
            return;
          }
          const started = performance.now();
          this.saveDatabase((error) => {
            callback?.(error);
            if (this.autosave) {
              wait(Math.max(shortestPause, pausePerSave * (performance.now() - started)));
            }
          });
        }, pause).unref();
      };
      wait(shortestPause);
    }

    close(callback) {
      if (!this.persistsByLine) {
        super.close(callback);
        return;
      }
      // Nothing is whole before the save that may be under way has put its file in place.
      this.throttledSaveDrain(() => super.close(callback));
    }

    autosaveDisable() {
      if (this.persistsByLine) {
        this.autosave = false;
      }
      super.autosaveDisable();
    }
  };
}
