import { availableParallelism } from "node:os";

import { expect, test } from "vitest";

import { ConfigError, readConfig } from "./config.ts";

const MINIMAL = {
  API_URL: "https://gradewire.example/",
  NODE_TOKEN: "node-secret",
  QUEUE_ACCOUNT_ID: "account",
  QUEUE_TOKEN: "queue-secret",
  QUEUE_ID: "grading",
};

function errorsOf(env: Record<string, string | undefined>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
  }
  throw new Error("The configuration was taken.");
}

test("five variables are enough", () => {
  expect(readConfig(MINIMAL)).toMatchObject({
    API_URL: "https://gradewire.example",
    QUEUE_API_URL: "https://api.cloudflare.com/client/v4",
    SLOTS: availableParallelism(),
    SANDBOX_REUSE: 1_000,
    WARM_CONTAINERS: availableParallelism(),
    SANDBOX_IMAGE: "gradewire-sandbox:latest",
    HEALTH_PORT: 9464,
    DRAIN_MS: 60_000,
    LOG_LEVEL: "info",
  });
});

test("every error is listed at once, each naming its variable", () => {
  const lines = errorsOf({ SLOTS: "0", LOG_LEVEL: "loud", DOCKER_HOST: "nonsense" }).split("\n");
  const names = lines.map((line) => line.split(" ")[0]).toSorted((a, b) => a!.localeCompare(b!));
  expect(names).toEqual([
    "API_URL",
    "DOCKER_HOST",
    "LOG_LEVEL",
    "NODE_TOKEN",
    "QUEUE_ACCOUNT_ID",
    "QUEUE_ID",
    "QUEUE_TOKEN",
    "SLOTS",
  ]);
  expect(lines.every((line) => line.endsWith("."))).toBe(true);
});

test("an error says what was given and what is wanted", () => {
  expect(errorsOf({ ...MINIMAL, SLOTS: "many" })).toBe(
    'SLOTS is "many": it must be a whole number from 1 to 256.',
  );
  expect(errorsOf({ ...MINIMAL, SLOTS: "1.5" })).toContain('"1.5"');
  expect(errorsOf({ ...MINIMAL, API_URL: "gradewire.example" })).toBe(
    'API_URL is "gradewire.example": it must be an address that begins with http:// or https://.',
  );
  expect(errorsOf({ ...MINIMAL, QUEUE_ID: undefined })).toContain(
    "QUEUE_ID is not set: it must be",
  );
});

test("an empty variable counts as absent", () => {
  const config = readConfig({ ...MINIMAL, SLOTS: "", SANDBOX_RUNTIME: " ", QUEUE_BULK_ID: "" });
  expect(config.SLOTS).toBe(availableParallelism());
  expect(config.SANDBOX_RUNTIME).toBeUndefined();
  expect(config.QUEUE_BULK_ID).toBeUndefined();
  expect(errorsOf({ ...MINIMAL, NODE_TOKEN: "" })).toContain("NODE_TOKEN is not set");
});

test("as many containers wait as there are slots, unless told otherwise", () => {
  expect(readConfig({ ...MINIMAL, SLOTS: "7" }).WARM_CONTAINERS).toBe(7);
  expect(readConfig({ ...MINIMAL, SLOTS: "7", WARM_CONTAINERS: "0" }).WARM_CONTAINERS).toBe(0);
});

const reuse = (text: string) => readConfig({ ...MINIMAL, SANDBOX_REUSE: text }).SANDBOX_REUSE;
const named = (text: string) => ({ ...MINIMAL, SANDBOX_APPARMOR: text });

test("a container takes a thousand jobs, as many as told, or one", () => {
  expect([reuse("never"), reuse("1"), reuse("20"), reuse("1000000"), reuse("")]).toEqual([
    1, 1, 20, 1_000_000, 1_000,
  ]);
  for (const text of ["0", "1000001", "always", "1.5", "-1"]) {
    expect(errorsOf({ ...MINIMAL, SANDBOX_REUSE: text })).toBe(
      `SANDBOX_REUSE is "${text}": it must be "never" or a whole number from 1 to 1000000.`,
    );
  }
});

test("an AppArmor profile has a name that cannot be mistaken for another option", () => {
  expect(readConfig(named("gradewire-sandbox")).SANDBOX_APPARMOR).toBe("gradewire-sandbox");
  expect(readConfig(named("")).SANDBOX_APPARMOR).toBeUndefined();
  expect(errorsOf(named("a b"))).toContain("must be the name of a loaded AppArmor profile.");
});
