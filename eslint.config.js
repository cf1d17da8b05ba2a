import { qwikEslint9Plugin } from "eslint-plugin-qwik";
import { parser } from "typescript-eslint";

/** Qwik's own rules only: everything else is oxlint's. */
export default [
  { ignores: ["**/dist/**"] },
  {
    files: ["web/src/**/*.ts", "web/src/**/*.tsx"],
    plugins: { qwik: qwikEslint9Plugin },
    languageOptions: {
      parser,
      parserOptions: {
        project: "./web/tsconfig.json",
        tsconfigRootDir: import.meta.dirname,
        ecmaFeatures: { jsx: true },
      },
    },
    rules: Object.assign({}, ...qwikEslint9Plugin.configs.strict.map(({ rules }) => rules)),
  },
];
