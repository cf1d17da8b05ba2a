import { z } from "zod";

import { Limits, Text } from "./limits.ts";

/**
 * `split` runs judge and student as two processes, so that a verdict cannot be forged.
 * `shared` is for an assignment that truly needs one interpreter.
 */
export const Isolation = z.enum(["split", "shared"]);
export type Isolation = z.infer<typeof Isolation>;

/** A Python identifier that is not dunder: the name under which tests import the student's code. */
export const ModuleName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, "a plain Python module name");

/** A test file: `tests/test_*.py` (hidden) or `examples/test_*.py` (shown), with its source. */
export const TestFile = z.object({
  path: z.string().regex(/^(tests|examples)\/test_[A-Za-z0-9_]{1,80}\.py$/),
  source: Text,
});
export type TestFile = z.infer<typeof TestFile>;

/** The test files of one assignment; no two of the same path, or one would silently win. */
export const TestFiles = z
  .array(TestFile)
  .min(1)
  .max(200)
  .refine((files) => new Set(files.map((file) => file.path)).size === files.length, {
    message: "two test files have the same path",
  });

/**
 * All that a verdict depends on besides the student's code. A bundle never changes: it is named by
 * the SHA-256 (hex) of its canonical text, and that name is the assignment's version id.
 */
export const Bundle = z.object({
  format: z.literal(1),
  module: ModuleName,
  isolation: Isolation,
  limits: Limits,
  files: TestFiles,
});
export type Bundle = z.infer<typeof Bundle>;

export const VersionId = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * The one text of a bundle: keys in the schema's order, files sorted by path. Equal bundles have
 * equal texts, and so equal version ids.
 */
export function canonicalBundleText(bundle: Bundle): string {
  const parsed = Bundle.parse(bundle);
  const files = parsed.files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return JSON.stringify({ ...parsed, files });
}
