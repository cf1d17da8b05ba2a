/** Imports point down only: the table of docs/ARCHITECTURE.md, as rules. */

/** A part may import only from these folders (and from npm). */
function only(name, from, to, comment) {
  return {
    name,
    comment,
    severity: "error",
    from: { path: from.path, pathNot: [TESTS, ...(from.pathNot ?? [])] },
    to: {
      pathNot: ["node_modules", "^cloudflare:", ...to],
      dependencyTypesNot: ["core", "npm", "npm-dev"],
    },
  };
}

/** A package that only these files may import. */
function keeps(name, packages, where, comment) {
  return {
    name,
    comment,
    severity: "error",
    from: { path: "^(contract|worker|web|grader-node|cli)/", pathNot: [TESTS, ...where] },
    to: { path: packages },
  };
}

/** Tests and what only they use may import anything. */
const TESTS = "(\\.test\\.ts$|/testing/|/test/|vitest\\.config\\.ts$|/test-fixture/)";

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-circles",
      comment: "Two files that need each other are one file, or hide a third.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "nothing-imports-test",
      severity: "error",
      from: { pathNot: ["^test/"] },
      to: { path: "^test/" },
    },
    {
      name: "product-code-imports-no-tests",
      severity: "error",
      from: { pathNot: ["^test/", "^scripts/", TESTS] },
      to: { path: TESTS },
    },
    {
      name: "contract-imports-zod-only",
      severity: "error",
      from: { path: "^contract/", pathNot: TESTS },
      to: { pathNot: ["^contract/", "^node_modules/zod/"] },
    },
    only(
      "web-knows-contract",
      { path: "^web/src/", pathNot: ["^web/src/api/client\\.ts$"] },
      ["^web/", "^contract/", "^@qwik"],
      "Of the Worker the page knows the type of its interface, in one file.",
    ),
    {
      name: "web-imports-only-the-type-of-the-api",
      severity: "error",
      from: { path: "^web/", pathNot: TESTS },
      to: { path: "^worker/", dependencyTypesNot: ["type-only"] },
    },
    only("worker-app", { path: "^worker/app\\.ts$" }, [
      "^worker/(routes|middleware|app-env|store/db\\.ts)",
    ]),
    only("worker-routes", { path: "^worker/routes/" }, [
      "^worker/(routes|middleware|domain|store|objects|flow|app-env)",
      "^contract/",
    ]),
    only("worker-middleware", { path: "^worker/middleware/" }, [
      "^worker/(middleware|domain|store|app-env)",
      "^contract/",
    ]),
    only("worker-flow", { path: "^worker/flow/" }, [
      "^worker/(flow|domain|store|objects|env)",
      "^contract/",
    ]),
    only("worker-objects", { path: "^worker/objects/" }, [
      "^worker/(objects|domain|store|env)",
      "^contract/",
    ]),
    only("worker-domain", { path: "^worker/domain/" }, ["^worker/domain/", "^contract/"]),
    keeps(
      "domain-is-pure",
      "^(cloudflare:|node_modules/(hono|drizzle-orm)/)",
      ["^worker/(?!domain/)", "^(web|grader-node|cli|contract)/"],
      "No hono, drizzle or platform in the domain.",
    ),
    only("worker-store", { path: "^worker/store/" }, ["^worker/(store|domain)/", "^contract/"]),
    {
      name: "store-takes-types-of-the-domain",
      comment: "What rows become and how long leases last is the domain's to say, not to do here.",
      severity: "error",
      from: { path: "^worker/store/", pathNot: TESTS },
      to: { path: "^worker/domain/", dependencyTypesNot: ["type-only"] },
    },
    keeps("sql-stays-in-the-store", "^node_modules/drizzle-orm/", ["^worker/store/"]),
    keeps("docker-stays-in-its-sandbox", "^node_modules/dockerode/", [
      "^grader-node/sandbox/docker",
    ]),
    only("grader-loop-and-job", { path: "^grader-node/(loop/|loop\\.ts$|job\\.ts$)" }, [
      "^grader-node/(loop/|loop\\.ts$|job\\.ts$|sandbox/types\\.ts$|ports\\.ts$)",
      "^contract/",
    ]),
    only("grader-knows-itself", { path: "^grader-node/" }, ["^grader-node/", "^contract/"]),
    only("cli", { path: "^cli/" }, [
      "^cli/",
      "^contract/",
      "^grader-node/(job\\.ts$|sandbox/|image/build\\.ts$|image/docker-cli\\.ts$)",
    ]),
    only("queue-emulator-stands-alone", { path: "^queue-emulator/" }, ["^queue-emulator/"]),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^web/dist/|(^|/)\\.wrangler/|^node_modules/\\.cache/)" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".cjs", ".js", ".json"],
    },
  },
};
