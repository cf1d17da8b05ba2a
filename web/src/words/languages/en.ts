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

  account: {
    title: "Your account",
    nobody:
      "Nothing of you is kept here yet. You need no account: your work is kept from the first thing that you write.",
    onDevices: (count: number) => `It is open on ${count} devices.`,
    signedInWith: (names: string[]) =>
      `You are signed in with ${names.join(" and ")}, so your work is there on any device.`,
    withCode:
      "You work here without a name. Your recovery code brings your work to another device.",
    unnamed: "You work here without a name.",
    onlyHere:
      "You work here without a name, and only this browser can open your work. If its cookies are cleared, nobody can bring it back.",
    news: {
      recovered:
        "This device has your account now. The code is used up: make a new one for next time.",
      out: "You are signed out on this device.",
      everywhere: "You are signed out on all devices.",
      deleted:
        "Your account is deleted, with everything that was in it. Nothing of you is kept here any more.",
    },
    notSignedIn: {
      denied:
        "You were not signed in: it was called off on the other page. Nothing has changed here.",
      mismatch:
        "You were not signed in: this sign-in was begun in another browser, or too long ago. Begin once more from here.",
      unreachable:
        "You were not signed in: the page that signs you in does not answer. Your work here goes on as before; try again in a few minutes.",
      failed:
        "You were not signed in: the answer could not be trusted, so it was not. Nothing has changed here. Try again, and tell the operator if it happens twice.",
    },
    /** What a form of this page says by the server's code, where that is not what other forms say. */
    ofCode: {} as Partial<Record<ErrorCode, string>>,
    code: {
      title: "Recovery code",
      lead: "A recovery code brings your work to another device, once. Write it down, or keep it in a password manager: whoever has it can open your account.",
      shown: "This is your code. It is shown only now:",
      copy: "Copy",
      copied: "Copied.",
      notCopied: "Your browser does not allow copying: select the code and copy it.",
      make: "Make a code",
      makeNew: "Make a new code",
      hasOne: "You have one. A new code takes its place, and the old one opens nothing any more.",
    },
    enter: {
      title: "Work from another device",
      lead: "Type the recovery code that you made there.",
      goesAlong: "What you did on this device goes along; nothing is lost.",
      label: "Recovery code",
      open: "Open",
      help: "Six groups of four letters and digits. Capitals and dashes do not matter.",
    },
    signIn: {
      title: "Sign in",
      lead: "Signed in, you find your work on any device.",
      goesAlong: "What you did here so far goes along; nothing is lost.",
      with: (provider: string) => `Sign in with ${provider}`,
    },
    signOut: {
      title: "Sign out",
      here: "Sign out on this device",
      hereMeans:
        "For a device that others use. What is not saved yet stays in this browser, for when you are back.",
      everywhere: "Sign out on all devices",
      everywhereMeans:
        "For when a device was lost. Every open page of yours is signed out at once, this one too.",
      allTheSame: "Sign out all the same",
      codeOnly: "You come back with your recovery code only. Have it at hand first.",
      lost: "You have no recovery code, so nobody can bring your work back to you afterwards, not even we. Make a code first.",
    },
    data: {
      title: "Your data",
      export: "Everything of yours as a file",
      exportMeans:
        "Your programs with their verdicts, your drafts, points, ratings and reports, as JSON. It opens no account, so you may show it to anybody.",
      delete: "Delete the account",
      goes: "These go, on every device: your programs and their verdicts, your drafts, points, ratings and reports, your recovery code and every way to sign in. What this browser keeps of you goes too.",
      forGood:
        "Nobody can bring any of it back, not even we. Take the file above first if you want to keep something.",
      stays:
        "Others keep what is theirs. A program that somebody else submitted word for word stays with them, and a course that you wrote stays with its students.",
      understood: "I understand that my work cannot be brought back",
      confirm: "Delete my account for good",
      notTicked: "Nothing was deleted: tick the box first.",
    },
  },

  invitation: {
    title: "Invitation",
    invited: "You are invited to teach",
    invitedWhy:
      "Whoever sent you this link asks you to be an instructor of their course: to change it and publish it. The link is for one person; it is used up when you accept.",
    accept: "Accept the invitation",
    needsScript: "Accepting needs JavaScript: the link keeps its secret from everything else.",
    notWhole: "This link is not whole. Open it again just as it was sent to you.",
    accepted: "You are an instructor now",
    acceptedWhy: (course: string) =>
      `You may change the course “${course}” and publish it, and invite others to it.`,
    toCourse: "Go to the course",
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
};
