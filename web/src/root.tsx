import { component$ } from "@builder.io/qwik";
import { QwikCityProvider, RouterOutlet } from "@builder.io/qwik-city";

import { DocumentHead } from "./components/document-head.tsx";

// oxlint-disable-next-line import/no-unassigned-import -- Vite takes a style sheet in by this import
import "./global.css";

export const Root = component$(() => (
  <QwikCityProvider viewTransition={false}>
    <head>
      <DocumentHead />
    </head>
    <body>
      <RouterOutlet />
    </body>
  </QwikCityProvider>
));
