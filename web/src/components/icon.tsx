import { component$ } from "@builder.io/qwik";

/** Lines on a square of 16, for `stroke`. */
const SIGNS = {
  previous: "M10 3.5L5.5 8 10 12.5",
  next: "M6 3.5L10.5 8 6 12.5",
  list: "M6 3.5h8M6 8h8M6 12.5h8M2.5 3.5h.01M2.5 8h.01M2.5 12.5h.01",
  keyboard: "M1.5 4h13v8.5h-13zM4 6.75h.01M6.7 6.75h.01M9.3 6.75h.01M12 6.75h.01M5 9.75h6",
  settings: "M2 4.5h6.5M12 4.5h2M2 11.5h2M7.5 11.5H14M8.5 2.75v3.5h3.5v-3.5zM4 9.75v3.5h3.5v-3.5z",
  account:
    "M8 7.75a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5zM2.75 14c.5-2.75 2.5-4.25 5.25-4.25s4.75 1.5 5.25 4.25",
  close: "M4 4l8 8M12 4l-8 8",
  hide: "M2 2.75h12v10.5H2zM6 2.75v10.5M11.5 6L9.5 8l2 2",
  keep: "M2 2.75h12v10.5H2zM6 2.75v10.5M9.5 6l2 2-2 2",
} as const;

interface IconProps {
  sign: keyof typeof SIGNS;
}

/** A small drawing beside a word, or in the place of one that is there for screen readers. */
export const Icon = component$<IconProps>(({ sign }) => (
  <svg
    viewBox="0 0 16 16"
    class="size-4 flex-none"
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    <path d={SIGNS[sign]} />
  </svg>
));
