import { RoleName } from "../../contract/admin.ts";
import { CommandError } from "../../cli/io.ts";
import { nodeSql, roleSql, userSql } from "../../worker/store/seed.ts";
import { execute, query, type Target } from "../d1.ts";
import { stateFolder } from "../local-state.ts";
import { DEFAULT_STATE_DIR } from "../paths.ts";
import { newToken } from "../token.ts";

export type DatabaseCommand = "node" | "instructor" | "grant";

/**
 * What can be done where no Worker is there to ask, or nobody may ask it yet.
 * @returns the line to print.
 */
export async function byDatabase(
  command: DatabaseCommand,
  [name = "", role = ""]: readonly string[],
  remote: boolean,
): Promise<string> {
  const target: Target = remote
    ? { remote: true }
    : {
        local: {
          persistTo: stateFolder(process.env["GRADEWIRE_STATE"] ?? DEFAULT_STATE_DIR).persistTo,
        },
      };
  if (command === "grant") return grant(target, name, role);
  const { token, tokenHash } = newToken();
  const who = { id: `${command}-${name}`, tokenHash, now: Date.now() };
  await execute(
    target,
    command === "node" ? nodeSql({ ...who, name }) : userSql({ ...who, role: "instructor" }),
  );
  return token;
}

async function grant(target: Target, userId: string, role: string): Promise<string> {
  const parsed = RoleName.safeParse(role);
  if (!parsed.success) {
    throw new CommandError(`There is no role "${role}": ${RoleName.options.join(", ")}.`);
  }
  const changed = await query(target, roleSql({ id: userId, role: parsed.data }));
  if (changed.length === 0) {
    throw new CommandError(
      `There is no user ${userId}. GET /api/me tells a signed-in user their id.`,
    );
  }
  return `${userId} is ${parsed.data} now.`;
}
