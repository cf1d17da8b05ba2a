import type { SQL } from "drizzle-orm";
import { SQLiteAsyncDialect } from "drizzle-orm/sqlite-core";

import type { Db } from "./db.ts";

const dialect = new SQLiteAsyncDialect();

/** Runs statements in one transaction. Drizzle's own batch takes none that are written out with parameters. */
export async function runTogether(db: Db, statements: readonly SQL[]): Promise<D1Result[]> {
  const client = db.$client;
  return client.batch(
    statements.map((statement) => {
      const { sql: text, params } = dialect.sqlToQuery(statement);
      return client.prepare(text).bind(...params);
    }),
  );
}
