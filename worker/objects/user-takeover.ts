import type { Desk } from "../domain/desk.ts";
import { faultForLog } from "../domain/fault.ts";
import type { Env } from "../env.ts";
import { findMergedInto } from "../store/accounts.ts";
import { openDb } from "../store/db.ts";
import { mergeStragglers } from "../store/merge-users.ts";

/** After this long the object looks whether a merge that was announced came to pass, and finishes it. */
const CHECK_MS = 60_000;

interface Note {
  user_id: string;
  due_at: number | null;
}

/**
 * How this user is taken over by another. A note in the SQLite of their object is written before the
 * database is changed and stays for good: whatever is cut off in between, the object finds the note,
 * asks the database whose work it has become, and finishes.
 */
export function createTakeover(
  sql: SqlStorage,
  env: Env,
  desk: { all: () => Desk; remove: (desk: Desk) => void },
  onTaken: () => void,
) {
  sql.exec(
    "create table if not exists takeover (only integer primary key check (only = 1), user_id text not null, due_at integer)",
  );

  function read(): Note | null {
    return (
      sql
        .exec<Note & Record<string, string | number | null>>("select * from takeover")
        .toArray()[0] ?? null
    );
  }

  function setDue(at: number): void {
    sql.exec("update takeover set due_at = ?", at);
  }

  /**
   * Hands everything here to the user who took over this one, if the database says so. Safe to repeat:
   * nothing is forgotten here before it is there. Where nobody took over, nothing happens.
   */
  async function finish(): Promise<void> {
    const from = read()?.user_id;
    if (from === undefined) return;
    const db = openDb(env.DB);
    const into = await findMergedInto(db, from);
    if (into === null) return;
    await mergeStragglers(db, { from, into });
    const here = desk.all();
    await env.USER.getByName(into).takeDesk(into, here);
    desk.remove(here);
    onTaken();
  }

  return {
    /** @returns when to look at it. */
    expect(userId: string): number {
      const dueAt = Date.now() + CHECK_MS;
      sql.exec("insert or replace into takeover values (1, ?, ?)", userId, dueAt);
      return dueAt;
    },

    finish,

    /** When it is to be looked at, or null. */
    dueAt: (): number | null => read()?.due_at ?? null,

    /** What a late request left here goes the same way. @returns when to look at it, or null. */
    passOn(): number | null {
      if (read() === null) return null;
      const dueAt = Date.now();
      setDue(dueAt);
      return dueAt;
    },

    /** Finishes what is due. @returns when to look again, or null. */
    async look(): Promise<number | null> {
      const dueAt = read()?.due_at ?? null;
      if (dueAt === null || dueAt > Date.now()) return dueAt;
      // The date stays while the work goes on, so that an alarm that was cut off finds it again.
      try {
        await finish();
        sql.exec("update takeover set due_at = null where due_at = ?", dueAt);
      } catch (error) {
        console.error(JSON.stringify({ event: "merge_error", ...faultForLog(error) }));
        setDue(Date.now() + CHECK_MS);
      }
      return read()?.due_at ?? null;
    },
  };
}
