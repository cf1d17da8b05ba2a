import type { Context } from "hono";

import { ApiError, answerError } from "./errors.ts";

interface Route {
  method: string;
  /** As it was registered, e.g. `/api/courses/:course`. */
  path: string;
}

/** A route that is there for every method is middleware. */
const MIDDLEWARE = "ALL";

/**
 * Answers what no route took: 405 with the methods that the address has, or 404 where it has none.
 * The routes are asked for late, when all have been added.
 */
export function answerUnknown(readRoutes: () => readonly Route[]) {
  return function answer(c: Context): Response {
    const methods = methodsAt(readRoutes(), c.req.path);
    if (methods.length === 0) return answerError(new ApiError("not_found"), c);
    c.header("Allow", methods.join(", "));
    return answerError(new ApiError("method_not_allowed"), c);
  };
}

function methodsAt(routes: readonly Route[], path: string): string[] {
  const methods = routes
    .filter(({ method, path: pattern }) => method !== MIDDLEWARE && matches(pattern, path))
    .flatMap(({ method }) => (method === "GET" ? ["GET", "HEAD"] : [method]));
  return [...new Set(methods)];
}

function matches(pattern: string, path: string): boolean {
  const expected = pattern.split("/");
  const parts = path.split("/");
  return (
    expected.length === parts.length &&
    expected.every((part, index) =>
      part.startsWith(":") ? parts[index] !== "" : part === parts[index],
    )
  );
}
