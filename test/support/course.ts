import { CourseDetail } from "../../contract/api.ts";

/** The ids of a published course's assignments by slug. */
export async function readAssignmentIds(url: string, course: string): Promise<Map<string, string>> {
  const response = await fetch(`${url}/api/courses/${course}`);
  const { assignments } = CourseDetail.parse(await response.json());
  return new Map(assignments.map((one) => [one.slug, one.id]));
}

/** The first assignment of the sample course, which most suites use. */
export async function readFirstAssignmentId(url: string): Promise<string> {
  const [id] = (await readAssignmentIds(url, "first-steps")).values();
  if (id === undefined) throw new Error("the sample course has no assignment");
  return id;
}
