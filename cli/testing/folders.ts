import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { onTestFinished } from "vitest";

/** A temporary folder with these files (path to content), removed when the test is over. */
export async function folderWith(files: Readonly<Record<string, string | Uint8Array>>) {
  const dir = await mkdtemp(join(tmpdir(), "gradewire-cli-"));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    const file = join(dir, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  return dir;
}

const TESTS = `import unittest

from solution import double


class Doubles(unittest.TestCase):
    def test_two(self):
        """Two doubled"""
        self.assertEqual(double(2), 4)

    def test_text(self):
        """A text doubled"""
        self.assertEqual(double("é"), "éé")
`;

/** An assignment without fault, as the files of its folder. */
export const DOUBLE: Readonly<Record<string, string>> = {
  "assignment.toml": 'title = "Double"\npoints = 40\n',
  "handout.md": "# Double\n\nReturn twice what you are given.\n",
  "starter.py": "def double(value):\n    return value\n",
  "solution.py": "def double(value):\n    return value * 2\n",
  "tests/test_double.py": TESTS,
};

/** A course without fault that holds `DOUBLE` alone; `changes` replaces files, null removes one. */
export function doubleCourse(changes: Readonly<Record<string, string | Uint8Array | null>> = {}) {
  const files: Record<string, string | Uint8Array> = {
    "course.toml": 'title = "Doubles"\nslug = "doubles"\nassignments = ["double"]\n',
  };
  for (const [path, content] of Object.entries(DOUBLE)) files[`${AT}${path}`] = content;
  for (const [path, content] of Object.entries(changes)) {
    if (content === null) delete files[path];
    else files[path] = content;
  }
  return files;
}

const AT = "assignments/double/";
