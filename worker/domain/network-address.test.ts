import { expect, test } from "vitest";

import { networkOf } from "./network-address.ts";

test("an IPv4 address stands for itself, however it is written", () => {
  expect(networkOf("192.0.2.7")).toBe("192.0.2.7");
  expect(networkOf("::ffff:192.0.2.7")).toBe("192.0.2.7");
});

test("all addresses that one IPv6 network can choose are one", () => {
  const networks = [
    "2001:db8:1:2:aaaa:bbbb:cccc:dddd",
    "2001:db8:1:2::1",
    "2001:0DB8:0001:0002::",
    "2001:db8:1:2:0:0:0:9",
  ].map(networkOf);
  expect(new Set(networks)).toEqual(new Set(["2001:db8:1:2::/64"]));
  expect(networkOf("2001:db8:1:3::1")).not.toBe(networks[0]);
  expect(networkOf("2001:db8::1")).toBe("2001:db8:0:0::/64");
  expect(networkOf("::1")).toBe("0:0:0:0::/64");
});
