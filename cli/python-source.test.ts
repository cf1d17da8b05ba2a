import { spawnSync } from "node:child_process";

import { describe, expect, test } from "vitest";

import { decodePython } from "./python-source.ts";

const bytes = (text: string) => Buffer.from(text, "latin1");
const utf8 = (text: string) => Buffer.from(text, "utf8");

/** What it is, its bytes, and the text that Python reads, or null where Python refuses. */
const TABLE: readonly [string, Buffer, string | null][] = [
  ["plain ASCII", utf8("x = 1\n"), "x = 1\n"],
  ["nothing at all", utf8(""), ""],
  ["UTF-8", utf8('x = "é漢🙂"\n'), 'x = "é漢🙂"\n'],
  ["UTF-8 with a mark", utf8('\ufeffx = "é"\n'), 'x = "é"\n'],
  [
    "a mark and a coding line that agree",
    utf8("\ufeff# coding: utf-8\nx = 1\n"),
    "# coding: utf-8\nx = 1\n",
  ],
  ["a mark and a coding line that disagree", utf8("\ufeff# coding: latin-1\n"), null],
  ["latin-1 without saying so", bytes('x = "\xe9"\n'), null],
  [
    "latin-1 that says so",
    bytes('# coding: latin-1\nx = "\xe9\x81"\n'),
    '# coding: latin-1\nx = "é\x81"\n',
  ],
  [
    "an Emacs line",
    bytes('# -*- coding: iso-8859-1 -*-\nx = "\xe9"\n'),
    '# -*- coding: iso-8859-1 -*-\nx = "é"\n',
  ],
  [
    "a Vim line",
    bytes('# vim: set fileencoding=latin_1 :\nx = "\xe9"\n'),
    '# vim: set fileencoding=latin_1 :\nx = "é"\n',
  ],
  [
    "a coding line after #!",
    bytes('#!/usr/bin/python\n# coding=l1\nx = "\xe9"\n'),
    '#!/usr/bin/python\n# coding=l1\nx = "é"\n',
  ],
  [
    "a coding line after an empty line",
    bytes('\n# coding: latin1\nx = "\xe9"\n'),
    '\n# coding: latin1\nx = "é"\n',
  ],
  [
    "a coding line after code does not count",
    bytes('x = 1\n# coding: latin-1\ny = "\xe9"\n'),
    null,
  ],
  ["a coding line in line 3 does not count", bytes('#\n#\n# coding: latin-1\ny = "\xe9"\n'), null],
  [
    "coding lines with CRLF",
    bytes('# hello\r\n# coding: latin-1\r\nx = "\xe9"\r\n'),
    '# hello\r\n# coding: latin-1\r\nx = "é"\r\n',
  ],
  [
    "Windows' code page",
    bytes('# coding: cp1252\nx = "\x80\x93"\n'),
    '# coding: cp1252\nx = "€“"\n',
  ],
  ["a hole in Windows' code page", bytes('# coding: windows-1252\nx = "\x81"\n'), null],
  ["Cyrillic", bytes('# coding: koi8-r\nx = "\xc1"\n'), '# coding: koi8-r\nx = "а"\n'],
  ["latin-9", bytes('# coding: iso-8859-15\nx = "\xa4"\n'), '# coding: iso-8859-15\nx = "€"\n'],
  ["Chinese", bytes('# coding: gbk\nx = "\xba\xba"\n'), '# coding: gbk\nx = "汉"\n'],
  ["Japanese", bytes('# coding: shift_jis\nx = "\x8a\xbf"\n'), '# coding: shift_jis\nx = "漢"\n'],
  ["ASCII that is not", bytes('# coding: ascii\nx = "\xe9"\n'), null],
  ["an encoding that nobody knows", utf8("# coding: klingon\nx = 1\n"), null],
  ["a codec that is not for text", utf8("# coding: rot13\nx = 1\n"), null],
  ["UTF-8 that says so and is not", bytes('# coding: utf-8\nx = "\xff"\n'), null],
  ["UTF-16 with a mark", Buffer.from("\ufeffx = 1\n", "utf16le"), null],
  ["a character cut short", bytes("x = 1 # \xe2\x82"), null],
  ["an overlong slash", bytes("# \xc0\xaf\n"), null],
  ["half of a surrogate pair", bytes("# \xed\xa0\x80\n"), null],
];

describe("decodePython", () => {
  test.each(TABLE)("%s", (_, source, text) => {
    const decoded = decodePython(source);
    expect(decoded.ok ? decoded.text : null).toBe(text);
  });

  test("names the first byte that is wrong and its line", () => {
    expect(decodePython(bytes('x = "\xc3\xa9"\r\ny = 1\rz = "\xff"\n'))).toEqual({
      ok: false,
      line: 3,
      message:
        "Non-UTF-8 code starting with '\\xff' on line 3, but no encoding declared; " +
        "see https://peps.python.org/pep-0263/ for details",
    });
  });

  test("names the encoding that is unknown", () => {
    expect(decodePython(utf8("# coding: klingon\n"))).toMatchObject({
      message: "unknown encoding: klingon",
    });
  });
});

const COMPARE = `
import io, json, sys, tokenize
def read(source):
    try:
        compile(source, "solution.py", "exec")
        encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
        return source.decode(encoding)
    except (SyntaxError, ValueError):  # for a null byte, which is it depends on the version
        return None
print(json.dumps([read(bytes.fromhex(h)) for h in json.load(sys.stdin)]))
`;

const python = spawnSync("python3", ["--version"]);

test.skipIf(python.status !== 0)("this machine's own Python reads the same", () => {
  const input = JSON.stringify(TABLE.map(([, source]) => source.toString("hex")));
  const run = spawnSync("python3", ["-I", "-c", COMPARE], { input, encoding: "utf8" });
  const read = JSON.parse(run.stdout) as (string | null)[];
  expect(TABLE.map(([name], index) => [name, read[index]])).toEqual(
    TABLE.map(([name, , text]) => [name, text]),
  );
});
