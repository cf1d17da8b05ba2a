import { component$, Slot } from "@builder.io/qwik";
import { routeLoader$ } from "@builder.io/qwik-city";

import type { CourseDetail } from "../../../../../contract/api.ts";
import { callApi } from "../../../api/server.ts";

/** The course of this address with its assignments, or the status that says why not. */
export const useCourse = routeLoader$<CourseDetail | number>(async (event) => {
  const slug = encodeURIComponent(event.params["course"] ?? "");
  const detail = await callApi<CourseDetail>(event, `/courses/${slug}`);
  return detail.ok ? detail.data : event.status(detail.status < 500 ? 404 : 503);
});

export default component$(() => <Slot />);
