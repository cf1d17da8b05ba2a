import { component$, Slot } from "@builder.io/qwik";
import { routeLoader$ } from "@builder.io/qwik-city";

import type { CourseDetail } from "../../../../../contract/api.ts";
import { apiFor } from "../../../api/client.ts";
import { load, pageStatus } from "../../../api/server.ts";

/** The course of this address with its assignments, or the status that says why not. */
export const useCourse = routeLoader$<CourseDetail | number>(async (event) => {
  const course = event.params["course"] ?? "";
  const detail = await load(apiFor(event).courses[":course"].$get({ param: { course } }));
  return detail.ok ? detail.data : event.status(pageStatus(detail.status));
});

export default component$(() => <Slot />);
