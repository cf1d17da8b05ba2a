/** The tokens of a system on one machine: of its administrator and of its one node. */
export interface LocalTokenHashes {
  admin: string;
  node: string;
}

/**
 * SQL that makes the administrator and the node of a local system, each known by the SHA-256 (hex)
 * of its token. Run again with other hashes it replaces them.
 */
export function localSeedSql(hashes: LocalTokenHashes, now: number): string {
  return `
insert into users (id, role, created_at) values ('local-admin', 'admin', ${now})
  on conflict (id) do nothing;
delete from sessions where user_id = 'local-admin';
insert into sessions (token_hash, user_id, created_at)
  values (${hex(hashes.admin)}, 'local-admin', ${now});
insert into nodes (id, name, token_hash, created_at)
  values ('local-node', 'local', ${hex(hashes.node)}, ${now})
  on conflict (id) do update set token_hash = excluded.token_hash;
`;
}

function hex(hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error("not a SHA-256 in hex");
  return `'${hash}'`;
}
