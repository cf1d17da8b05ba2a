import { z } from "zod";

/** Where a list that is sorted by time goes on: the `cursor` of the answer before. */
export const TimeCursor = z
  .string()
  .regex(/^\d{1,15}-[\w.-]{1,64}$/, "the cursor of an earlier answer");
