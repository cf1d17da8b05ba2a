import { expect, test } from "vitest";

import { readOptions } from "./options.ts";

const URL_ARGS = ["--url", "http://localhost:1/"];

test("fifty users arrive over a second unless told otherwise", async () => {
  expect(await readOptions(URL_ARGS)).toMatchObject({
    url: "http://localhost:1",
    users: 50,
    rampMs: 1_000,
    idleSockets: 0,
  });
  expect(await readOptions([...URL_ARGS, "--users", "10", "--ramp", "0"])).toMatchObject({
    users: 10,
    rampMs: 0,
  });
});

test.each([
  [["--users", "many"], "--users many is not a whole number."],
  [["--users", "-1"], /--users/],
  [["--url", "localhost:8787"], "--url localhost:8787 is no address: write http://host:port."],
  [["--user", "5"], /--user/],
  [["--idle-sockets", "900000000"], /ulimit -n/],
])("%j is refused with a sentence", async (args, message) => {
  await expect(readOptions([...URL_ARGS, ...args])).rejects.toThrow(message);
});
