import { component$ } from "@builder.io/qwik";
import type { DocumentHead, RequestHandler } from "@builder.io/qwik-city";

import { NotHere } from "../../components/not-here.tsx";
import { words } from "../../words/words.ts";

/** Any address that no other route has. */
export const onRequest: RequestHandler = ({ status }) => {
  status(404);
};

export default component$(() => <NotHere status={404} />);

export const head: DocumentHead = () => ({
  title: words.notHere.title,
});
