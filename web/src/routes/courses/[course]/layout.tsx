import { component$, Slot } from "@builder.io/qwik";
import { routeLoader$ } from "@builder.io/qwik-city";

import type { CourseDetail } from "../../../../../contract/api.ts";
import { apiFor } from "../../../api/client.ts";
import { load, refusePage, unanswered } from "../../../api/server.ts";
import { visitorOf } from "../../../api/visitor.ts";

/**
 * The course of this address with its assignments, or the status that says why not: also where it is
 * not known who the visitor is, since every page of a course says how far they are.
 */
export const useCourse = routeLoader$<CourseDetail | number>(async (event) => {
  const course = event.params["course"] ?? "";
  const [me, detail] = await Promise.all([
    visitorOf(event),
    load(apiFor(event).courses[":course"].$get({ param: { course } })),
  ]);
  const failed = unanswered(me);
  if (failed !== null) {
    return refusePage(event, failed);
  }
  return detail.ok ? detail.data : refusePage(event, detail);
});

export default component$(() => <Slot />);
