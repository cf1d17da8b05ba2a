import type { ErrorCode } from "../../../../contract/errors.ts";

/** English, and the shape that every other language has. */
export const en = {
  languageName: "English",

  site: {
    skipToMain: "Skip to the main part",
    score: "Score",
    account: "Account",
    settings: "Settings",
    otherAccount:
      "This browser is signed in to another account now, or to none. What you wrote is kept on this device. Reload the page to go on.",
    partNotLoaded:
      "A part of this page did not load. You can write and submit; reload the page when you are ready for the rest.",
  },

  /** Where a page could not be drawn at all. */
  broken: {
    title: "We could not draw this page",
    detail:
      "Something went wrong on our side. Nothing that you wrote is lost: it is kept with its assignment.",
    again: "Try again",
    home: "Go to the courses",
  },

  settings: {
    title: "Settings",
    lead: "How the page looks and works on this device.",
    language: "Language",
    theme: "Theme",
    themes: { system: "As the device", light: "Light", dark: "Dark" },
    codeSize: "Text size in the editor",
    pixels: (size: number) => `${size} pixels`,
    keys: "Keys in the editor",
    keySets: { default: "Usual", vim: "Vim" },
    sound: "A short sound when a program is correct",
    save: "Save",
    saved: "Saved. The whole page is as you chose.",
  },

  problems: {
    offline:
      "We cannot reach the server. Your code is kept on this device, and what you submitted is sent as soon as the server answers.",
    trouble: "Something went wrong on our side. Nothing was lost; try again.",
    signedOut:
      "You were signed out here. Your code is kept on this device; reload the page to go on.",
    /** By the server's code, where its own sentence, which is English and says more, is not what to show. */
    ofCode: {} as Partial<Record<ErrorCode, string>>,
  },

  states: {
    untouched: "not started",
    tried: "tried",
    pending: "being graded",
    solved: "solved",
  },

  editor: {
    /** By the set of keys. */
    hints: {
      default: "Tab indents; Esc, then Tab leaves the editor.",
      vim: "Ctrl+M, then Tab leaves the editor.",
    },
    tabLeavesOnce: "Tab now leaves the editor. Any other key goes on with typing.",
    tabLeaves: "Tab now leaves the editor. Ctrl+M lets it indent again.",
    tabIndents: "Tab indents again.",
    noVim: "The Vim keys did not load, so the usual ones are on. Reload the page to try again.",
    markedLine: (line: number) => `Line ${line} is the one that the result names.`,
    onLine: (line: number, problem: string) => `Line ${line}: ${problem}`,
    goToLine: (line: number) => `Go to line ${line}`,
    /** What Python will probably not be able to read, while it is typed. */
    problems: {
      colon: "A colon (:) is missing at the end of this line.",
      body: "The line after a colon must be indented. If there is nothing to do yet, write pass.",
      indent: "This line is indented further than the one before, but that one opens no block.",
      dedent: "This line is indented like none of the blocks before it.",
      tabs: "Tabs and spaces are mixed here. Indent with one of them only.",
      quote: "This text has no closing quote.",
      unclosed: (bracket: string) => `Nothing closes this ${bracket}`,
      unopened: (bracket: string) => `There is one ${bracket} too many here.`,
      mismatched: (bracket: string) => `This ${bracket} does not close the bracket that is open.`,
      elseIf: "In Python, else if is written elif.",
      equals: "One = gives a value to a name. To compare, write ==",
      capital: (word: string) => `Python writes this in small letters: ${word}`,
      print: "What is printed stands in brackets: print(…)",
      unreadable: "Python will probably not be able to read this. Look here, and just before.",
    },
    /** CodeMirror's own, by what it says in English; `$` is a number. */
    phrases: {
      Find: "Find",
      Replace: "Replace with",
      next: "Next",
      previous: "Previous",
      all: "Select all",
      "match case": "Match case",
      regexp: "Pattern",
      "by word": "Whole words",
      replace: "Replace",
      "replace all": "Replace all",
      close: "Close",
      "current match": "Found",
      "on line": "on line",
      "replaced match on line $": "Replaced on line $",
      "replaced $ matches": "Replaced: $",
      "Go to line": "Go to line",
      go: "Go",
      Completions: "Names",
      Diagnostics: "Problems",
      "No diagnostics": "No problems",
      "Control character": "Control character",
      "Selection deleted": "The selected text is deleted",
    },
  },
};
