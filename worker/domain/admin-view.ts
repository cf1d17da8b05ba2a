import type { Failure, NodeView } from "../../contract/admin.ts";
import { instant } from "./instant.ts";

interface NodeFacts {
  id: string;
  name: string;
  createdAt: number;
  revokedAt: number | null;
  running: number;
}

/** A grading that ended without a verdict, as the store reads it. Times are milliseconds since 1970. */
export interface FailureFacts {
  gradingId: string;
  versionId: string;
  attempts: number;
  reason: string | null;
  failedAt: number;
  nodeId: string | null;
  nodeName: string | null;
  students: number;
  assignmentId: string | null;
  assignmentSlug: string | null;
  course: string | null;
}

/** A node as an admin sees it; without a presence it is not connected. */
export function viewNode(
  node: NodeFacts,
  presence: { slots: number; freeSlots: number; draining: boolean } | undefined,
): NodeView {
  return {
    id: node.id,
    name: node.name,
    createdAt: instant(node.createdAt),
    revokedAt: node.revokedAt === null ? null : instant(node.revokedAt),
    connected: presence !== undefined,
    draining: presence?.draining ?? false,
    slots: presence?.slots ?? null,
    freeSlots: presence?.freeSlots ?? null,
    running: node.running,
  };
}

export function viewFailure(row: FailureFacts): Failure {
  const { assignmentId, course, assignmentSlug, nodeId } = row;
  return {
    gradingId: row.gradingId,
    versionId: row.versionId,
    assignment:
      assignmentId === null || course === null || assignmentSlug === null
        ? null
        : { id: assignmentId, course, slug: assignmentSlug },
    attempts: row.attempts,
    reason: row.reason,
    failedAt: instant(row.failedAt),
    node: nodeId === null ? null : { id: nodeId, name: row.nodeName ?? nodeId },
    students: row.students,
  };
}
