import { expect, it } from "vitest";

import { chooseArchive, parseDeb822, parseSourcesList } from "./apt-sources.ts";

const DEB822 = `# made by a tool
Types: deb
URIs: http://archive.example/debian-security
Suites: trixie-security
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb deb-src
# a comment inside
URIs: http://archive.example/debian
Suites: trixie trixie-updates
Components: main contrib
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Enabled: no
Types: deb
URIs: http://other.example/debian
Suites: sid
Components: main
`;

it("takes the release suite of a deb822 file, with its keyring", () => {
  expect(chooseArchive(parseDeb822(DEB822))).toEqual({
    mirror: "http://archive.example/debian",
    suite: "trixie",
    components: ["main", "contrib"],
    keyring: "/usr/share/keyrings/debian-archive-keyring.gpg",
  });
});

it("leaves out sources that are switched off", () => {
  expect(parseDeb822(DEB822).map((source) => source.suite)).not.toContain("sid");
});

it("reads the one-line format with options and comments", () => {
  const text = [
    "# deb http://off.example/debian bookworm main",
    "deb-src http://archive.example/debian bookworm main",
    "deb [arch=amd64 signed-by=/etc/apt/key.gpg] http://archive.example/debian bookworm main # x",
  ].join("\n");
  expect(parseSourcesList(text)).toEqual([
    {
      mirror: "http://archive.example/debian",
      suite: "bookworm",
      components: ["main"],
      keyring: "/etc/apt/key.gpg",
    },
  ]);
});

it("does not take another vendor's packages for a base system", () => {
  const text = "deb https://packages.example/node_20.x nodistro main";
  expect(chooseArchive(parseSourcesList(text))).toBeNull();
});
