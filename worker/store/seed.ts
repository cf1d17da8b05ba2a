import type { Role } from "./schema.ts";

/** Somebody with a token, of which only the SHA-256 (hex) is known here. */
interface Bearer {
  id: string;
  tokenHash: string;
  /** Milliseconds since 1970. */
  now: number;
}

/**
 * SQL that makes a user of this role with one session. Run again for the same id it replaces the
 * user's sessions. For `wrangler d1 execute`, where no Worker is there to ask.
 */
export function userSql(user: Bearer & { role: Role }): string {
  const id = quote(user.id, ID);
  return `
insert into users (id, role, created_at) values (${id}, '${user.role}', ${user.now})
  on conflict (id) do update set role = excluded.role;
delete from sessions where user_id = ${id};
insert into sessions (token_hash, user_id, created_at)
  values (${quote(user.tokenHash, SHA256)}, ${id}, ${user.now});
`;
}

/** SQL that makes a grader node. Run again for the same id it replaces the node's token. */
export function nodeSql(node: Bearer & { name: string }): string {
  const id = quote(node.id, ID);
  return `
insert into nodes (id, name, token_hash, created_at)
  values (${id}, ${quote(node.name, /^[\w.-]{1,63}$/)}, ${quote(node.tokenHash, SHA256)}, ${node.now})
  on conflict (id) do update set token_hash = excluded.token_hash, revoked_at = null;
`;
}

/** SQL that gives a user a role, and answers with the user's id where there is such a user. */
export function roleSql(user: { id: string; role: Role }): string {
  return `update users set role = '${user.role}' where id = ${quote(user.id, ID)} returning id`;
}

const SHA256 = /^[0-9a-f]{64}$/;
const ID = /^[\w.-]{1,80}$/;

function quote(text: string, allowed: RegExp): string {
  if (!allowed.test(text)) throw new RangeError(`${JSON.stringify(text)} cannot be used here`);
  return `'${text}'`;
}
