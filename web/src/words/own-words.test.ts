import { globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

import ts from "typescript";
import { expect, test } from "vitest";

const SOURCE = join(import.meta.dirname, "..");
/** What is the same in every language. */
const NAMES = /^(gradewire|Gradewire|Esc|Tab|F8|\.py)$/;
const SPOKEN = ["aria-label", "aria-description", "alt", "placeholder", "title"];

/** The texts that a component says itself: in its elements, and in the attributes that are read out. */
function ownWords(path: string): string[] {
  const source = ts.createSourceFile(
    path,
    readFileSync(path, "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: string[] = [];
  const note = (node: ts.Node, text: string) => {
    const said = text.trim();
    if (/\p{L}{2}/u.test(said) && !NAMES.test(said)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${relative(SOURCE, path)}:${line + 1} ${said}`);
    }
  };
  const look = (node: ts.Node, isSaid: boolean): void => {
    if (ts.isJsxText(node)) note(node, node.text);
    else if (isSaid && ts.isStringLiteralLike(node)) note(node, node.text);
    else if (isSaid && ts.isTemplateExpression(node)) note(node, node.head.text);
    ts.forEachChild(node, (child) => look(child, isSaidIn(node, child, isSaid)));
  };
  look(source, false);
  return found;
}

/** Whether what `child` evaluates to is drawn as text or read out, as far as its form tells. */
function isSaidIn(node: ts.Node, child: ts.Node, isSaid: boolean): boolean {
  if (ts.isJsxElement(node) || ts.isJsxFragment(node)) return ts.isJsxExpression(child);
  if (ts.isJsxAttribute(node)) return SPOKEN.includes(node.name.getText());
  if (ts.isConditionalExpression(node)) return isSaid && child !== node.condition;
  if (ts.isBinaryExpression(node)) {
    const isChoice = ["&&", "||", "??"].includes(node.operatorToken.getText());
    return isSaid && isChoice && child === node.right;
  }
  return isSaid && (ts.isJsxExpression(node) || ts.isParenthesizedExpression(node));
}

test("no component says a word that is not in the catalogue", () => {
  const files = globSync("**/*.tsx", { cwd: SOURCE }).map((file) => join(SOURCE, file));
  expect(files.length).toBeGreaterThan(30);
  expect(files.flatMap(ownWords)).toEqual([]);
});
