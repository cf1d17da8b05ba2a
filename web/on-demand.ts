import type { QwikVitePlugin } from "@builder.io/qwik/optimizer";
import type { Plugin } from "vite";

/**
 * Keeps modules out of what Qwik loads ahead while a page stands idle: they are fetched when they are
 * imported, and never by those who do not come to it.
 * @param modules by their paths, as the build names them
 */
export function onDemand(modules: readonly string[]): Plugin {
  return {
    name: "on-demand",
    configResolved({ plugins }) {
      const qwik = plugins.find(({ name }) => name === "vite-plugin-qwik") as
        | QwikVitePlugin
        | undefined;
      qwik?.api.registerBundleGraphAdder(({ bundles }) => {
        const isOnDemand = (bundle: string) =>
          bundles[bundle]?.origins?.some((origin) => modules.includes(origin)) ?? false;
        return Object.fromEntries(
          Object.entries(bundles).map(([name, bundle]) => [
            name,
            {
              ...bundle,
              dynamicImports: bundle.dynamicImports?.filter((other) => !isOnDemand(other)) ?? [],
            },
          ]),
        );
      });
    },
  };
}
