import { describe, expect, test } from "vitest";

import { hashCode, normaliseCode } from "./code.ts";

const hash = async (code: string) => hashCode(normaliseCode(code));

describe("normalised code", () => {
  test("is the same for CRLF, CR and LF, and for white space at line ends and at the end", () => {
    const lf = "def f(x):\n    return x + 1\n";
    for (const same of [
      "def f(x):\r\n    return x + 1\r\n",
      "def f(x):\r    return x + 1",
      "def f(x):  \n    return x + 1\t\n\n\n  \n",
    ]) {
      expect(normaliseCode(same).trimEnd()).toBe(lf.trimEnd());
    }
  });

  test("keeps every line where the student has it", () => {
    expect(normaliseCode("\n\n  \nx = 1  \n").split("\n").indexOf("x = 1")).toBe(3);
  });

  test("keeps white space that is part of a string over several lines", () => {
    const art = 'ART = """\n  *  \n ***\n"""  \n';
    expect(normaliseCode(art)).toBe('ART = """\n  *  \n ***\n"""\n');
  });

  test("is not misled by quotes in comments and in other strings", () => {
    expect(normaliseCode('# """  \nx = 1  \n')).toBe('# """\nx = 1\n');
    expect(normaliseCode('s = \'"""\'  \nx = 1  \n')).toBe('s = \'"""\'\nx = 1\n');
    expect(normaliseCode('s = "\\"""  \nx = 1  \n')).toBe('s = "\\"""\nx = 1\n');
    expect(normaliseCode('s = """a\\"""  \n"""  \n')).toBe('s = """a\\"""  \n"""\n');
  });

  test("follows a string that a backslash carries over its line", () => {
    const code = 's = \'a\\\n"""\'  \nt = """keep   \n"""\n';
    expect(normaliseCode(code)).toBe('s = \'a\\\n"""\'\nt = """keep   \n"""\n');
  });

  test("keeps an error an error: white space after a closing backslash", () => {
    expect(normaliseCode("x = 1 + \\ \n    2\n")).toBe("x = 1 + \\ \n    2\n");
  });

  test("hashes equal forms equally and others apart", async () => {
    expect(await hash("x = 1\r\n")).toBe(await hash("x = 1  "));
    expect(await hash("x = 1")).not.toBe(await hash("x = 2"));
    expect(await hash("")).toBe(await hash("\n \r\n"));
  });
});
