import type { SqliteFile } from '@throughline/sqlite';

/** The interned names of event types: a handful, all in memory. A rollback must `forget`. */
export class EventTypes {
  private readonly idByName = new Map<string, number>();
  private readonly nameById = new Map<number, string>();

  private isLoaded = false;

  constructor(private readonly file: SqliteFile) {}

  /** The id of a type that some event has; undefined for one that no event has. */
  idOf(name: string): number | undefined {
    this.load();
    return this.idByName.get(name);
  }

  nameOf(id: number): string {
    this.load();
    const name = this.nameById.get(id);
    if (name === undefined) throw new Error(`${this.file.path}: no event type has the id ${id}`);
    return name;
  }

  /** The id of a type, given to it now if it is new. */
  intern(name: string): number {
    const known = this.idOf(name);
    if (known !== undefined) return known;
    const { lastInsertRowid } = this.file.prepare('INSERT INTO event_types (name) VALUES (?)').run(name);
    this.remember(Number(lastInsertRowid), name);
    return Number(lastInsertRowid);
  }

  forget(): void {
    this.idByName.clear();
    this.nameById.clear();
    this.isLoaded = false;
  }

  private load(): void {
    if (this.isLoaded) return;
    for (const row of this.file.prepare('SELECT id, name FROM event_types').all()) {
      const { id, name } = row as { id: number; name: string };
      this.remember(id, name);
    }
    this.isLoaded = true;
  }

  private remember(id: number, name: string): void {
    this.idByName.set(name, id);
    this.nameById.set(id, name);
  }
}
