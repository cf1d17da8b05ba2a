// Every command of package.json comes through here, on whatever Node the machine has: it installs
// what is missing and goes on under the pinned Node of node_modules. Written in old JavaScript, so
// that a Node which is too old even for this reads it and can say so.
"use strict";

var OLDEST_NODE = 20;
var major = Number(process.versions.node.split(".")[0]);
if (major < OLDEST_NODE) {
  console.error(
    "Gradewire needs Node " + OLDEST_NODE + " or later to start; this is " + process.version + "."
  );
  process.exit(1);
}

var childProcess = require("child_process");
var crypto = require("crypto");
var fs = require("fs");
var path = require("path");

var root = path.join(__dirname, "..");
var bin = path.join(root, "node_modules", ".bin");
var pinnedNode = path.join(root, "node_modules", "node", "bin", "node");
var stampFile = path.join(root, "node_modules", ".cache", "gradewire-installed");

var SCRIPTS = {
  start: ["scripts/start.ts"],
  build: ["scripts/build.ts"],
  test: ["scripts/test.ts"],
  check: ["scripts/check.ts"],
  fix: ["scripts/check.ts", "--fix"],
  reset: ["scripts/reset.ts"],
  grade: ["cli/main.ts", "grade"],
  course: ["cli/main.ts", "course"],
  admin: ["scripts/admin.ts"],
  load: ["test/load/main.ts"],
  bench: ["test/bench/main.ts"],
  screenshots: ["test/pages/screenshots.ts"],
  "page-speed": ["test/page-speed/main.ts"],
};

function lockHash() {
  var lock = fs.readFileSync(path.join(root, "package-lock.json"));
  return crypto.createHash("sha256").update(lock).digest("hex");
}

function isInstalled() {
  return (
    fs.existsSync(pinnedNode) &&
    fs.existsSync(stampFile) &&
    fs.readFileSync(stampFile, "utf8") === lockHash()
  );
}

/** `npm ci`, all of whose talk goes to standard error: some commands have data on standard output. */
function install() {
  console.error("Installing the pinned dependencies (once, about a minute)…");
  var npm = childProcess.spawnSync("npm", ["ci", "--no-progress", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (npm.status !== 0) {
    console.error("The dependencies could not be installed; npm says why above.");
    process.exit(2);
  }
  fs.mkdirSync(path.dirname(stampFile), { recursive: true });
  fs.writeFileSync(stampFile, lockHash());
}

if (!isInstalled()) install();

var script = SCRIPTS[process.argv[2]];
var env = Object.assign({}, process.env);
env.PATH = bin + path.delimiter + env.PATH;
// What is compiled once is kept: it is half of a command's start.
env.NODE_COMPILE_CACHE =
  env.NODE_COMPILE_CACHE || path.join(root, "node_modules", ".cache", "gradewire-compiled");
var child = childProcess.spawn(
  pinnedNode,
  [path.join(root, script[0])].concat(script.slice(1), process.argv.slice(3)),
  { stdio: "inherit", env: env }
);
// Ctrl-C reaches the child by itself; both wait for its own ending.
process.on("SIGINT", function () {});
["SIGTERM", "SIGHUP"].forEach(function (signal) {
  process.on(signal, function () {
    child.kill(signal);
  });
});
// npm, ended by a signal, does not pass it on. Whoever has lost the one that asked ends as well.
var parent = process.ppid;
setInterval(function () {
  if (process.ppid !== parent) child.kill("SIGTERM");
}, 500).unref();
child.on("exit", function (code, signal) {
  process.exit(signal === null ? code : 1);
});
