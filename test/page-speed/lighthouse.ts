import lighthouse from "lighthouse";

import { type Figure, score } from "./figures.ts";

/** Lighthouse's scores of a page, with its settings for a phone. */
export async function measureScores(address: string, port: number): Promise<Figure[]> {
  const result = await lighthouse(address, {
    port,
    logLevel: "error",
    onlyCategories: ["performance", "accessibility", "best-practices"],
  });
  if (result === undefined) {
    throw new Error(`Lighthouse had nothing to say of ${address}.`);
  }
  const { categories, audits } = result.lhr;
  for (const category of Object.values(categories)) {
    for (const { id, weight } of category.auditRefs) {
      const audit = audits[id];
      if (audit !== undefined && weight > 0 && audit.score !== null && audit.score < 0.9) {
        console.log(`${category.title}: ${audit.title} (${audit.displayValue ?? audit.score})`);
      }
    }
  }
  const points = (id: string) => Math.round((categories[id]?.score ?? 0) * 100);
  return [
    score("Lighthouse, performance", points("performance"), 95),
    score("Lighthouse, accessibility", points("accessibility"), 100),
    score("Lighthouse, best practices", points("best-practices"), 100),
  ];
}
