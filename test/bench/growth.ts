import { percentile } from "../load/percentiles.ts";

/** What is read between jobs, after some pause. */
export interface SoakSample {
  jobs: number;
  containerMb: number;
  processes: number;
  /** Of the container's processes and of those that serve it alone. */
  descriptors: number;
  /** As the container's first process sees them. */
  mounts: number;
  /** Entries of the container's /tmp. */
  files: number;
  hostMounts: number;
  graderMb: number;
  graderDescriptors: number;
}

type Measure = Exclude<keyof SoakSample, "jobs">;

/** How much more at the end is no growth: pages that the collectors keep, a process under way. */
const TOLERANCES: Record<Measure, number> = {
  containerMb: 4,
  processes: 2,
  descriptors: 8,
  mounts: 1,
  files: 1,
  hostMounts: 1,
  graderMb: 16,
  graderDescriptors: 4,
};

export const MEASURES = Object.keys(TOLERANCES) as Measure[];

export interface Growth {
  measure: Measure;
  /** Medians of the second and of the last quarter of the samples: the first is warming up. */
  early: number;
  late: number;
  grows: boolean;
}

/** Each measure with its change over the run. */
export function growthOf(samples: readonly SoakSample[]): Growth[] {
  const quarter = Math.ceil(samples.length / 4);
  return MEASURES.map((measure) => {
    const values = samples.map((sample) => sample[measure]);
    const early = percentile(values.slice(quarter, 2 * quarter), 0.5);
    const late = percentile(values.slice(-quarter), 0.5);
    // What could not be read has not been shown to stay.
    return { measure, early, late, grows: !(late - early <= TOLERANCES[measure]) };
  });
}
