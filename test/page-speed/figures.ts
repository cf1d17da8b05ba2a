/** One measured property of the page, and what it has to stay under. */
export interface Figure {
  name: string;
  measured: number;
  unit: "KB" | "ms" | "points";
  goal: number;
  /** Scores have to reach their goal, everything else has to stay under it. */
  isScore: boolean;
}

export const size = (name: string, bytes: number, goalKb: number): Figure => ({
  name,
  measured: Math.round(bytes / 100) / 10,
  unit: "KB",
  goal: goalKb,
  isScore: false,
});

export const time = (name: string, samples: readonly number[], goalMs: number): Figure => ({
  name: `${name} (median of ${samples.length})`,
  measured: Math.round(median(samples)),
  unit: "ms",
  goal: goalMs,
  isScore: false,
});

export const score = (name: string, points: number, goal: number): Figure => ({
  name,
  measured: points,
  unit: "points",
  goal,
  isScore: true,
});

/** Whether the page is as it should be. */
export function isMet({ measured, goal, isScore }: Figure): boolean {
  return isScore ? measured >= goal : measured < goal;
}

function median(samples: readonly number[]): number {
  return samples.toSorted((a, b) => a - b)[Math.floor(samples.length / 2)] ?? NaN;
}

/** `figure | measured | goal`, as Markdown. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { name, measured, unit, goal, isScore } = figure;
    const bound = isScore ? `at least ${goal}` : `under ${goal} ${unit}`;
    const value = unit === "points" ? String(measured) : `${measured} ${unit}`;
    return `| ${name} | ${value}${isMet(figure) ? "" : " (missed)"} | ${bound} |`;
  });
  return ["| figure | measured | goal |", "| --- | ---: | ---: |", ...rows].join("\n");
}
