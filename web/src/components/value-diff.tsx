import { component$ } from "@builder.io/qwik";

import { type ShownPiece, shorten } from "../verdict/shorten.ts";
import { lengthOf, type Piece } from "../verdict/text-diff.ts";
import { diffValues, type Side } from "../verdict/value-diff.ts";
import {
  EVERY,
  HIDDEN,
  HIDDEN_IN_LINE,
  SIGNS,
  stretches,
  type Stretch,
} from "../verdict/white-space.ts";
import { words } from "../words/words.ts";

interface ValueDiffProps {
  expected: string | null;
  actual: string | null;
}

/** What a test expected above what it got, with what differs marked and white space to be seen. */
export const ValueDiff = component$<ValueDiffProps>(({ expected, actual }) => {
  const diff = diffValues(words, expected, actual);
  return (
    <div class="grid gap-2">
      <dl class="grid gap-x-4 gap-y-2 sm:grid-cols-[auto_minmax(0,1fr)]">
        {diff.expected !== null && <Value side={diff.expected} mark="ins" />}
        {diff.actual !== null && <Value side={diff.actual} mark="del" />}
      </dl>
      {diff.note !== null && <p class="text-sm">{diff.note}</p>}
      {diff.where !== null && <p class="text-sm text-soft">{diff.where}</p>}
    </div>
  );
});

interface ValueProps {
  side: Side;
  /** What a difference is to the student's answer: it is missing, or it is too much. */
  mark: "ins" | "del";
}

const Value = component$<ValueProps>(({ side, mark }) => {
  const shown = shorten(side.pieces);
  const isShortened = shown.some((piece) => "leftOut" in piece);
  return (
    <>
      {/* Not a prop: Qwik reads those outside the page's language when the server draws them. */}
      <dt class="pt-1 text-sm text-soft">
        {mark === "ins" ? words.tests.expected : words.tests.actual}
      </dt>
      <dd class="min-w-0">
        <pre class="verdict-text value">{drawn(shown, side, mark)}</pre>
        {isShortened && (
          <details class="mt-1">
            <summary class="text-sm text-accent">
              {words.tests.showAll(lengthOf(side.pieces))}
            </summary>
            <pre class="verdict-text value mt-1">{drawn(side.pieces, side, mark)}</pre>
          </details>
        )}
      </dd>
    </>
  );
});

function drawn(pieces: readonly ShownPiece[], { quote, isMultiline }: Side, Mark: "ins" | "del") {
  return (
    <>
      {quote}
      {pieces.map((piece: ShownPiece, index) =>
        "leftOut" in piece ? (
          <span key={index} class="left-out">
            {` [… ${words.tests.leftOut(piece.leftOut)}] `}
          </span>
        ) : piece.changed ? (
          <Mark key={index}>{signed(piece, EVERY, isMultiline)}</Mark>
        ) : (
          <span key={index}>
            {signed(piece, isMultiline ? HIDDEN : HIDDEN_IN_LINE, isMultiline)}
          </span>
        ),
      )}
      {quote}
    </>
  );
}

function signed({ text }: Piece, shown: RegExp, isMultiline: boolean) {
  const found = stretches(text, shown);
  return found.every(({ white }) => white === null)
    ? text
    : found.map((stretch, index) => whiteSpace(stretch, index, isMultiline));
}

/** The sign lies over the character itself, so that what is copied is what the program gave. */
function whiteSpace({ text, white }: Stretch, index: number, isMultiline: boolean) {
  if (white === null) {
    return <span key={index}>{text}</span>;
  }
  const count = text.length;
  return (
    <span key={index} class="white" data-white={white} data-sign={SIGNS[white].repeat(count)}>
      <span class="sr-only">{` [${words.tests.white[white](count)}] `}</span>
      {(white !== "newline" || isMultiline) && text}
    </span>
  );
}
