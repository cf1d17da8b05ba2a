import { env } from "cloudflare:test";

/** D1 with every statement whose text matches made one that it does not know: a real failure. */
export function brokenD1(matches: RegExp): D1Database {
  return new Proxy(env.DB, {
    get(target, key) {
      if (key === "prepare") {
        return (text: string) =>
          target.prepare(matches.test(text) ? `${text} -- ?`.replace(/\w+/, "no_such_verb") : text);
      }
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
