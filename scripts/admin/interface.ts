import type { z } from "zod";

import { FailureList, InvitationCreated, NodeList, NodeRevoked } from "../../contract/admin.ts";
import { ErrorEnvelope } from "../../contract/errors.ts";
import { CourseFeedback } from "../../contract/feedback.ts";
import { CommandError } from "../../cli/io.ts";
import { findServer, type Server } from "../../cli/server.ts";
import { readLocal, stateFolder } from "../local-state.ts";
import { DEFAULT_STATE_DIR, ROOT } from "../paths.ts";
import { feedbackLines } from "./feedback-lines.ts";
import { failureLines, nodeLines } from "./lists.ts";

const COMMANDS = {
  nodes: async (server: Server) =>
    nodeLines((await call(server, "GET", "/admin/nodes", NodeList)).nodes),
  revoke,
  failures: async (server: Server) =>
    failureLines(await call(server, "GET", "/admin/failures", FailureList)),
  feedback: async (server: Server, course: string) => {
    const path = `/courses/${encodeURIComponent(course)}/feedback`;
    return feedbackLines(await call(server, "GET", path, CourseFeedback));
  },
  invite: async (server: Server, course: string) => {
    const path = `/courses/${encodeURIComponent(course)}/invitations`;
    return (await call(server, "POST", path, InvitationCreated)).url;
  },
};

export type InterfaceCommand = keyof typeof COMMANDS;

/**
 * What a running system is asked for, so that sockets close and work moves on at once.
 * @returns the lines to print.
 */
export async function byInterface(
  command: InterfaceCommand,
  [name = ""]: readonly string[],
): Promise<string> {
  return COMMANDS[command](await openServer(), name);
}

async function revoke(server: Server, name: string): Promise<string> {
  const { nodes } = await call(server, "GET", "/admin/nodes", NodeList);
  const found = nodes.find((node) => node.name === name && node.revokedAt === null);
  if (found === undefined) {
    throw new CommandError(`No node called "${name}" is at work. \`admin -- nodes\` lists them.`);
  }
  const path = `/admin/nodes/${encodeURIComponent(found.id)}`;
  const { requeued } = await call(server, "DELETE", path, NodeRevoked);
  return `${name} is revoked. ${requeued} of its jobs went back to the queue.`;
}

/** The system that is named in the environment, else that of `npm start`. */
async function openServer(): Promise<Server> {
  const { GRADEWIRE_URL, GRADEWIRE_TOKEN, GRADEWIRE_STATE } = process.env;
  if (!GRADEWIRE_URL && !GRADEWIRE_TOKEN) {
    const local = await readLocal(stateFolder(GRADEWIRE_STATE ?? DEFAULT_STATE_DIR));
    if (local !== null) return { url: local.url, token: local.token };
  }
  return findServer(process.env, ROOT);
}

async function call<T extends z.ZodType>(
  { url, token }: Server,
  method: string,
  path: string,
  schema: T,
): Promise<z.output<T>> {
  const response = await fetch(`${url}/api${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}` },
  }).catch((error: unknown) => {
    throw new CommandError(`${url} does not answer. Is it running?`, { cause: error });
  });
  const body: unknown = await response.json().catch(() => null);
  const answer = schema.safeParse(body);
  if (response.ok && answer.success) return answer.data;
  const refused = ErrorEnvelope.safeParse(body);
  throw new CommandError(
    refused.success
      ? refused.data.error.message
      : `${url} answered with status ${response.status} and something else than Gradewire would.`,
  );
}
