import { assert, constantFrom, nat, pre, property } from "fast-check";
import { expect, test } from "vitest";

import { newRecoveryCode, readRecoveryCode } from "./recovery-code.ts";

const plain = (code: string) => code.replaceAll("-", "");

test("a code is read however it is typed", () => {
  for (let i = 0; i < 200; i += 1) {
    const code = newRecoveryCode();
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
    const expected = { code: plain(code) };
    expect(readRecoveryCode(code)).toEqual(expected);
    expect(readRecoveryCode(` ${code.toLowerCase().replaceAll("-", " – ")}\n`)).toEqual(expected);
    const misread = plain(code).replaceAll("0", "o").replaceAll("1", "l");
    expect(readRecoveryCode(misread)).toEqual(expected);
  }
});

test("no two codes are the same", () => {
  const codes = new Set(Array.from({ length: 1_000 }, newRecoveryCode));
  expect(codes.size).toBe(1_000);
});

const SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

test("every single slip is told as one", () => {
  assert(
    property(nat(23), constantFrom(...SYMBOLS.split("")), (place, symbol) => {
      const code = plain(newRecoveryCode());
      pre(code[place] !== symbol);
      const slip = code.slice(0, place) + symbol + code.slice(place + 1);
      expect(readRecoveryCode(slip)).toEqual({ problem: "slip" });
    }),
  );
});

test("two neighbours that changed places are told as a slip", () => {
  assert(
    property(nat(22), (place) => {
      const code = plain(newRecoveryCode());
      const [first = "", second = ""] = [code[place], code[place + 1]];
      pre(first !== second);
      const slip = code.slice(0, place) + second + first + code.slice(place + 2);
      expect(readRecoveryCode(slip)).toEqual({ problem: "slip" });
    }),
  );
});

test("too few, too many and strange letters each have their own word", () => {
  const code = newRecoveryCode();
  expect(readRecoveryCode(code.slice(1))).toEqual({ problem: "length" });
  expect(readRecoveryCode(`${code}0`)).toEqual({ problem: "length" });
  expect(readRecoveryCode("")).toEqual({ problem: "length" });
  expect(readRecoveryCode(code.replace(/^./, "é"))).toEqual({ problem: "symbol" });
});
