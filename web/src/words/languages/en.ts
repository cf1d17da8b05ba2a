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

  draft: {
    changedElsewhere: "Another device changed this too",
    nothingLost:
      "Nothing was overwritten, and you can go on typing. Choose which text to go on with; the other one stays beside it until you let it go.",
    mine: (when: string | null) => `This one, ${when === null ? "from before" : `typed ${when}`}`,
    theirs: (when: string) => `The other one, saved ${when}`,
    differs: "What differs",
    onlyMine: "only in this one",
    onlyTheirs: "only in the other one",
    keepMine: "Keep this one",
    takeTheirs: "Take the other one",
    noDifference: "What differs cannot be shown now. The other one:",
    other: "There is another version of this text.",
    swap: "Swap versions",
    keepOnly: "Keep only this one",
  },

  rating: {
    question: "How was this assignment?",
    stars: {
      1: "1 of 5: bad",
      2: "2 of 5: not so good",
      3: "3 of 5: all right",
      4: "4 of 5: good",
      5: "5 of 5: very good",
    },
    addComment: "Add a comment",
    comment: "What should the author know?",
    send: "Send the comment",
    sendStars: "Send",
    starsFirst: "Choose the stars first.",
    thanks: "Thank you. The author reads it without your name; you can change it at any time.",
    offline: "We cannot reach the server. Your rating was not sent; try again in a moment.",
    /** What is said by the server's code, where that is not what other forms say. */
    ofCode: {
      not_solved: "You can rate this assignment once you have solved it.",
      invalid: "Choose one to five stars, and keep the comment under 2,000 characters.",
    } as Partial<Record<ErrorCode, string>>,
  },

  report: {
    title: "This assignment has a problem",
    message: "What is wrong with it?",
    help: "The author reads it without your name. Your last submission goes along.",
    helpAlone: "The author reads it without your name.",
    send: "Send the report",
    empty: "Write what is wrong first.",
    thanks: "Thank you. Your report is with the author.",
    offline: "We cannot reach the server. Your report was not sent; try again in a moment.",
    /** What is said by the server's code, where that is not what other forms say. */
    ofCode: {
      invalid: "Write what is wrong, in at most 2,000 characters.",
      rate_limited:
        "Thank you: your reports of today are with the author, who will read them. Tomorrow there is room for more.",
    } as Partial<Record<ErrorCode, string>>,
  },

  courseFeedback: {
    title: "What students say",
    link: "What students say",
    lead: "Nobody is named here. Whoever solved an assignment can rate it, and everybody can report a problem.",
    assignment: "Assignment",
    stars: "Stars",
    ratings: "Ratings",
    openReports: "Open reports",
    mean: (stars: number) => stars.toFixed(1),
    noStars: "none yet",
    unlisted: "no longer in the course",
    entries: "Comments and reports",
    none: "Nobody has written anything yet.",
    comment: (stars: number) => `Comment, ${stars} of 5 stars`,
    report: "Report",
    open: "open",
    closed: "closed",
    theirVerdict: (verdict: string) => `Their submission: ${verdict}`,
    verdicts: {
      correct: "correct",
      incorrect: "incorrect",
      syntax_error: "syntax error",
      runtime_error: "runtime error",
      time_limit: "time limit",
      memory_limit: "memory limit",
      output_limit: "output limit",
    },
    close: "Close",
    closeReport: (title: string) => `Close this report of ${title}`,
    closedNow: "The report is closed.",
    older: "Older",
    newest: "Newest",
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
