import { randomUUID } from "node:crypto";

import type { ContainerCreateOptions } from "dockerode";
import { describe, expect, test } from "vitest";

import { containerOptions, JOB_LABEL } from "../sandbox/docker/container-options.ts";
import { allowCall } from "./policy.ts";

const POLICY = { node: "n1", image: "gradewire-sandbox:latest", runtime: undefined };
const NAME = `gradewire-${randomUUID()}`;
const BODY = containerOptions({ image: POLICY.image, node: "n1", memoryMb: 256 });
const SECURITY = BODY.HostConfig?.SecurityOpt ?? [];

const filters = (label: string) => encodeURIComponent(JSON.stringify({ label: [label] }));
const call = (method: string, url: string, body?: unknown) =>
  allowCall(POLICY, { method, url, body });
const create = (body: unknown, name = NAME) =>
  call("POST", `/containers/create?name=${name}`, body);
const withHost = (host: object): ContainerCreateOptions => ({
  ...BODY,
  HostConfig: { ...BODY.HostConfig, ...host },
});

describe("what the sandbox asks for is passed on", () => {
  test("making a job container, with whatever memory an assignment may have", () => {
    expect(create(BODY)).toMatchObject({ url: `/containers/create?name=${NAME}`, body: BODY });
    const large = containerOptions({ image: POLICY.image, node: "n1", memoryMb: 2048 });
    expect(create(large)?.body).toEqual(large);
  });

  test.each([
    ["POST", `/containers/${NAME}/attach?hijack=true&stream=true&stdin=true&stdout=true`],
    ["POST", `/containers/${NAME}/start`],
    ["GET", `/containers/${NAME}/json`],
    ["DELETE", `/containers/${NAME}?force=true&v=true`],
    ["GET", "/images/gradewire-sandbox:latest/json"],
    [
      "GET",
      `/containers/json?all=true&filters=${encodeURIComponent('{"label":["gradewire.job"]}')}`,
    ],
  ])("%s %s", (method, url) => {
    expect(call(method, url)).not.toBeNull();
  });
});

test("an AppArmor profile is passed on where both sides name it, and needed there", () => {
  const policy = { ...POLICY, apparmor: "gradewire" };
  const spec = { image: POLICY.image, node: "n1", memoryMb: 256 };
  const ask = (body: unknown) =>
    allowCall(policy, { method: "POST", url: `/containers/create?name=${NAME}`, body });
  expect(ask(containerOptions({ ...spec, apparmor: "gradewire" }))).not.toBeNull();
  expect(ask(containerOptions(spec))).toBeNull();
});

describe("a container of another shape is refused", () => {
  test.each<[string, unknown]>([
    ["privileged", withHost({ Privileged: true })],
    ["with a host path", withHost({ Binds: ["/:/host"] })],
    ["with a mount", withHost({ Mounts: [{ Type: "bind", Source: "/", Target: "/host" }] })],
    ["on the host's network", withHost({ NetworkMode: "host" })],
    ["in the host's processes", withHost({ PidMode: "host" })],
    ["with one more capability", withHost({ CapAdd: ["SETUID", "SETGID", "KILL", "SYS_ADMIN"] })],
    ["without no-new-privileges", withHost({ SecurityOpt: [] })],
    ["without our seccomp profile", withHost({ SecurityOpt: ["no-new-privileges"] })],
    [
      "with seccomp turned off",
      withHost({ SecurityOpt: ["no-new-privileges", "seccomp=unconfined"] }),
    ],
    [
      "with an AppArmor profile that was not agreed on",
      withHost({ SecurityOpt: [...SECURITY, "apparmor=unconfined"] }),
    ],
    ["with a device", withHost({ Devices: [{ PathOnHost: "/dev/sda" }] })],
    ["with more memory than any assignment may have", withHost({ Memory: 2 ** 40 })],
    ["with a field spelt in a way the engine also reads", { ...BODY, hostconfig: {} }],
    ["from another image", { ...BODY, Image: "debian" }],
    ["with another entrypoint", { ...BODY, Entrypoint: ["sh"] }],
    ["with another runtime", withHost({ Runtime: "other" })],
    ["without our label", { ...BODY, Labels: {} }],
    ["with another node's label", { ...BODY, Labels: { [JOB_LABEL]: "n2" } }],
    ["with no body", undefined],
  ])("%s", (_name, body) => {
    expect(create(body)).toBeNull();
  });

  test("under another name", () => {
    expect(create(BODY, "database")).toBeNull();
    expect(create(BODY, "")).toBeNull();
  });
});

describe("every other call is refused", () => {
  test.each([
    ["DELETE", "/containers/database?force=true"],
    ["DELETE", `/containers/${NAME}/../database`],
    ["DELETE", "/images/gradewire-sandbox:latest"],
    ["GET", "/containers/json"],
    ["GET", "/containers/json?all=true&filters=%7B%7D"],
    ["GET", `/containers/${NAME}/archive?path=/`],
    ["GET", "/images/json"],
    ["GET", "/info"],
    ["GET", "//"],
    ["GET", "//elsewhere/images/gradewire-sandbox:latest/json"],
    ["POST", `/containers/${NAME}/exec`],
    ["POST", `/containers/${NAME}/update`],
    ["POST", `/containers/${NAME}/start/more`],
    ["POST", "/images/create?fromImage=debian"],
    ["POST", "/build"],
    ["POST", "/v1.41/containers/create"],
    ["PUT", `/containers/${NAME}/archive`],
  ])("%s %s", (method, url) => {
    expect(call(method, url)).toBeNull();
  });
});

test("a list is narrowed to the node's own containers", () => {
  expect(call("GET", `/containers/json?all=true&filters=${filters(JOB_LABEL)}`)?.url).toBe(
    `/containers/json?all=true&filters=${filters("gradewire.job=n1")}`,
  );
  expect(call("GET", `/containers/json?filters=${filters("gradewire.job=n2")}`)).toBeNull();
});

test("a removal is spelt by the proxy, whatever else the query says", () => {
  expect(call("DELETE", `/containers/${NAME}?link=true`)?.url).toBe(
    `/containers/${NAME}?force=true&v=true`,
  );
});
