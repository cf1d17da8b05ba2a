import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** One Debian archive, as apt on this machine knows it. */
export interface AptSource {
  mirror: string;
  suite: string;
  components: string[];
  /** Path of the keyring that signs it, where the source names one. */
  keyring: string | null;
}

/** Sources of a `*.sources` file (deb822): paragraphs of `Key: value`, lines starting with # ignored. */
export function parseDeb822(text: string): AptSource[] {
  const sources: AptSource[] = [];
  const kept = text
    .split("\n")
    .filter((line) => !line.startsWith("#"))
    .join("\n");
  for (const paragraph of kept.split(/\n\s*\n/)) {
    const fields = new Map<string, string>();
    let key = "";
    for (const line of paragraph.split("\n")) {
      const field = /^([A-Za-z-]+):\s*(.*)$/.exec(line);
      if (field) key = field[1]?.toLowerCase() ?? "";
      const value = field ? field[2] : line.trim();
      fields.set(key, `${fields.get(key) ?? ""} ${value ?? ""}`.trim());
    }
    const words = (name: string) => (fields.get(name) ?? "").split(/\s+/).filter(Boolean);
    if (!words("types").includes("deb") || fields.get("enabled")?.toLowerCase() === "no") continue;
    const signedBy = fields.get("signed-by") ?? "";
    for (const mirror of words("uris"))
      for (const suite of words("suites"))
        sources.push({
          mirror,
          suite,
          components: words("components"),
          keyring: signedBy.startsWith("/") ? signedBy : null,
        });
  }
  return sources;
}

/** Sources of a `sources.list` file: `deb [options] uri suite components`. */
export function parseSourcesList(text: string): AptSource[] {
  const sources: AptSource[] = [];
  for (const line of text.split("\n")) {
    const match = /^\s*deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)\s+([^#]*)/.exec(line);
    if (!match) continue;
    const [, options = "", mirror = "", suite = "", components = ""] = match;
    sources.push({
      mirror,
      suite,
      components: components.trim().split(/\s+/),
      keyring: /signed-by=(\/\S+)/.exec(options)?.[1] ?? null,
    });
  }
  return sources;
}

/** The archive to bootstrap from: the first with a `main` component that is not an add-on suite. */
export function chooseArchive(sources: readonly AptSource[]): AptSource | null {
  const isRelease = (source: AptSource) =>
    source.components.includes("main") &&
    /^[a-z]+$/.test(source.suite) &&
    /^(https?|file):/.test(source.mirror) &&
    /\/(debian|ubuntu)\/?$/.test(source.mirror);
  return sources.find(isRelease) ?? null;
}

/** Every source that apt on this machine reads. A missing file is no source. */
export async function readAptSources(etcApt = "/etc/apt"): Promise<AptSource[]> {
  const sources = parseSourcesList(await readOr(join(etcApt, "sources.list"), ""));
  const folder = join(etcApt, "sources.list.d");
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names.toSorted()) {
    const text = await readOr(join(folder, name), "");
    if (name.endsWith(".sources")) sources.push(...parseDeb822(text));
    if (name.endsWith(".list")) sources.push(...parseSourcesList(text));
  }
  return sources;
}

async function readOr(path: string, fallback: string): Promise<string> {
  return readFile(path, "utf8").catch(() => fallback);
}
