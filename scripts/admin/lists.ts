import type { Failure, FailureList, NodeView } from "../../contract/admin.ts";

/** One line a node, in columns. */
export function nodeLines(nodes: readonly NodeView[]): string {
  if (nodes.length === 0) return "There is no node yet: `admin -- node NAME` makes one.";
  return columns([
    ["name", "state", "running", "free slots", "made"],
    ...nodes.map((node) => [
      node.name,
      stateOf(node),
      String(node.running),
      node.freeSlots === null ? "-" : `${node.freeSlots} of ${node.slots}`,
      node.createdAt.slice(0, 10),
    ]),
  ]);
}

function stateOf(node: NodeView): string {
  if (node.revokedAt !== null) return `revoked ${node.revokedAt.slice(0, 10)}`;
  if (!node.connected) return "not connected";
  return node.draining ? "draining" : "connected";
}

/** Two lines a failure: what and when, and why. */
export function failureLines({ failures, cursor }: FailureList): string {
  if (failures.length === 0) return "Nothing has failed.";
  const lines = failures.flatMap((one) => [
    `${one.failedAt}  ${placeOf(one)}  grading ${one.gradingId}`,
    `  ${one.reason ?? "No reason was given."} ${circumstancesOf(one)}`,
  ]);
  if (cursor !== null) lines.push("There are older ones: GET /api/admin/failures has them all.");
  return lines.join("\n");
}

function placeOf({ assignment, versionId }: Failure): string {
  return assignment === null
    ? `version ${versionId.slice(0, 12)}`
    : `${assignment.course}/${assignment.slug}`;
}

function circumstancesOf({ attempts, node, students }: Failure): string {
  const where = node === null ? "" : `, last on ${node.name}`;
  const waited = students === 1 ? "1 student" : `${students} students`;
  return `(attempts: ${attempts}${where}; ${waited} waited)`;
}

/** A table, its columns as wide as what stands in them. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths =
    rows[0]?.map((_, index) => Math.max(...rows.map((row) => row[index]!.length))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
