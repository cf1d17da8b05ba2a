import type { ErrorCode } from "../../../../contract/errors.ts";

/** `1 test`, `2 tests`. */
const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

const on = (line: number | null) => (line === null ? "" : ` on line ${line}`);

const ORDINAL_ENDINGS = new Map([
  ["one", "st"],
  ["two", "nd"],
  ["few", "rd"],
]);
const ordinals = new Intl.PluralRules("en", { type: "ordinal" });
/** `1st`, `12th`, `23rd`. */
const ordinal = (place: number) => `${place}${ORDINAL_ENDINGS.get(ordinals.select(place)) ?? "th"}`;

const SUBMIT = "Submit it to have it graded with all tests.";

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
      "A part of this page did not load. You can write and submit, which also keeps your text. For the rest reload the page, after you have submitted or copied what you wrote.",
    home: "Gradewire, to the courses",
    offline:
      "You are offline. Go on writing: your text is kept on this device, and everything goes on by itself when the network is back.",
    unreached:
      "We cannot reach the server, so that page did not open. Nothing is lost: stay here, and try again in a moment.",
  },

  home: {
    title: "Write Python, and know in a moment whether it holds.",
    lead: "Read, write, submit, and see which tests pass. No account is needed, and every try is free.",
    description:
      "Small Python assignments, graded in a moment, with every test's outcome in plain words.",
    courses: "Courses",
    none: "No course has been published yet. Come back a little later.",
    begin: "Begin",
    beginCourse: (course: string) => `Begin: ${course}`,
    continueWith: (assignment: string) => `Continue: ${assignment}`,
  },

  course: {
    assignments: "Assignments",
    begin: "Begin",
    continue: "Continue",
    assignmentCount: (count: number) => (count === 1 ? "1 assignment" : `${count} assignments`),
    solved: (solved: number, count: number) => `${solved} of ${count} solved`,
    points: (earned: number, possible: number) => `${earned} of ${possible} points`,
    filter: "Find an assignment",
    found: (found: number, count: number) => `${found} of ${count} assignments shown`,
    nothingFound: "No assignment is called so. Clear the field to see all of them.",
    hideList: "Hide the list",
    keepList: "Keep the list beside the work",
  },

  work: {
    description: (title: string) => `${title}: a Python assignment, graded in a moment.`,
    list: "Assignments",
    position: (position: number, count: number) => `${position} of ${count}`,
    points: (points: number) => (points === 1 ? "1 point" : `${points} points`),
    neighbours: "Previous and next",
    previous: "Previous",
    next: "Next",
    to: (word: string, title: string) => `${word}: ${title}`,
    parts: "Parts of the page",
    tabs: { handout: "Handout", code: "Code", results: "Results" },
    splitters: { handout: "Width of the handout", results: "Height of the results" },
    yours: "Your work",
    code: "Your code",
    submit: "Submit",
    submitIn: (seconds: number) => `Submit in ${seconds} s`,
    beingGraded: "Being graded…",
    submitKeys: "Ctrl+Enter or ⌘+Enter",
  },

  handout: {
    label: "Handout",
    examples: "Tests you can read",
    theyImport: "They run with the rest, and import your code as",
  },

  notHere: {
    title: "Not found",
    nothing: "There is nothing at this address",
    nothingWhy:
      "It may have moved, or the address has a slip in it. Nothing that you wrote is lost: your code is kept with its assignment.",
    broken: "We could not load this page",
    brokenWhy:
      "Something went wrong on our side. Nothing that you wrote is lost. Wait a minute, then reload the page.",
    busy: "A lot of requests came from your network",
    busyWhy:
      "They were more than we answer at once. Nothing that you wrote is lost. Wait a minute, then reload the page.",
    toCourses: "Go to the courses",
  },

  shortcuts: {
    title: "Keyboard shortcuts",
    close: "Close",
    or: "or",
    andThen: "then",
    groups: { everywhere: "Everywhere", work: "On a working page", editor: "In the editor" },
    actions: {
      help: "Show these shortcuts",
      next: "Next assignment",
      previous: "Previous assignment",
      search: "Find an assignment in the list",
      submit: "Submit",
      run: "Run in your browser, or stop",
      resize: "Move a border between two parts",
      reset: "Put the border back",
      indent: "Indent",
      leave: "Leave the editor",
    },
    keys: {
      arrows: "Arrow keys",
      doubleClick: "Double click",
    },
    singles: "Shortcuts of a single key (? and /)",
    singlesWhy: "Turn them off if they get in the way of speech input or of another tool.",
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
      busy: "You were not signed in: a lot of requests came from your network. Nothing has changed here. Wait a minute, then try again.",
      trouble:
        "You were not signed in: something went wrong on our side. Nothing has changed here. Try again in a minute.",
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
    nothingLost:
      "Nothing was overwritten, and you can go on typing. Choose which text to go on with; the other one stays beside it until you let it go.",
    onlyHere: "This browser keeps nothing: until you choose, what you type is only on this page.",
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

  save: {
    saved: "Saved",
    saving: "Saving…",
    kept: "Offline: kept on this device",
    too_large: "Too large to save: kept on this device",
    unkept: "Not saved: this browser keeps nothing and the server is out of reach",
    conflict: "Another device changed this too",
  },

  verdict: {
    label: "Verdict",
    none: "Nothing submitted yet. Submit whenever you like: every try is free, and the tests tell you what is missing.",
    running: "Running your code",
    runningDetail: "The tests are on it now.",
    onItsWay: "Graded",
    onItsWayDetail: "The verdict is on its way.",
    failed: "This one is our fault",
    failedDetail:
      "Something broke on our side, not in your code. This attempt does not count; you can submit the same code again now.",
    correct: "Correct",
    /** With how many tests. */
    correctDetail: (tests: number) =>
      tests === 0
        ? "Well done."
        : `Well done: ${tests === 1 ? "the test passed." : `all ${tests} tests passed.`}`,
    incorrect: "Not there yet",
    incorrectDetail: (passed: number, total: number) =>
      `${passed} of ${counted(total, "test")} passed. Look at the first one below, change your code and submit it again; every try is free.`,
    syntaxError: "Python cannot read this yet",
    syntaxErrorDetail: (line: number | null) =>
      `It stopped reading${on(line)}. A missing colon, bracket or quote there, or just before, is the usual cause. No test was run.`,
    runtimeError: "Your code stopped with an error",
    runtimeErrorDetail: (line: number | null) =>
      `It broke off${on(line)} before the tests could do their work. The message below says why.`,
    timeUp: "Time was up before the tests were done",
    timeUpDetail:
      "Your code was stopped before it had used all of its own computing time. Look for a sleep or a wait, and for a result that is far too large or has no end.",
    /** Instead, where it used next to none of that time. */
    hardlyComputedDetail:
      "In that time your code hardly computed. Look for a sleep, for a wait that never ends, or for a result that has no end.",
    timeLimit: "Your code ran too long",
    timeLimitDetail: (seconds: number) =>
      `It was stopped after ${counted(seconds, "second")} of its own computing time; waiting in line does not count. Look for a loop that never ends, or for work done again and again.`,
    memoryLimit: "Your code used too much memory",
    memoryLimitDetail: (mb: number) =>
      `It may use ${mb} MB. Look for a list or text that grows without end.`,
    outputLimit: "Your code printed too much",
    outputLimitDetail: (kb: number) =>
      `It may print ${kb} KB. Look for a print in a loop that never ends.`,
    points: (points: number) => counted(points, "point"),
    cached:
      "Already graded: this is the earlier verdict of the same code, yours or somebody else's, so nothing had to run again.",
    shared:
      "The tests of this assignment run inside the program, as it asks for: this verdict is not protected against forgery.",
    wasm: "Graded without a container engine, by Python in WebAssembly: without threads, other programs and SQLite, and more slowly.",
    changed: "You have changed your code since you submitted this.",
    elsewhere: "This verdict is of code submitted from another page.",
    lookAgain: "Look again for the verdict",
    submitAgain: "Submit again",
    next: (title: string) => `Next: ${title}`,
    progress: (solved: number, count: number, points: number) =>
      `${solved} of ${count} solved, ${counted(points, "point")}`,
    courseDone: "That was the last one: you have solved the whole course.",
    goToLine: (line: number) => `Go to line ${line}`,
    /** Where there is no way to it: the editor holds another text. */
    lineOfSubmitted: (line: number) => `Line ${line} of the submitted code`,
    regrade: "Grade it again",
    regradeWhy:
      "If our machine may just have been busy: the same code runs once more, and the better result counts.",
    /** How many minutes until it can be once more. */
    regradeLater: (minutes: number) =>
      `This was graded again just now; the better result counts. Once more ${minutes === 1 ? "in a minute" : `in ${minutes} minutes`}, if you like.`,
    regradeOffline: "We cannot reach the server. Ask again in a moment.",
  },

  waiting: {
    submitted: "Submitted",
    forGrader: "Waiting for a grader.",
    noGrader: "No grader is connected right now. Your program stays in line.",
    yourTurn: "It is your turn.",
    place: (place: number) => `${ordinal(place)} in line.`,
    /** How long still; a text of `moment`, `seconds` or `minutes`. */
    verdictIn: (wait: string) => `The verdict should be here in ${wait}.`,
    byItself: "The verdict appears here by itself.",
    moment: "a moment",
    seconds: (seconds: number) => `about ${counted(seconds, "second")}`,
    minutes: (minutes: number) => (minutes === 1 ? "about a minute" : `about ${minutes} minutes`),
    done: (done: number, total: number) => `${done} of ${counted(total, "test")} done`,
  },

  tests: {
    title: "Tests",
    outcomes: {
      passed: "passed",
      failed: "did not pass",
      error: "stopped with an error",
      not_run: "was not run",
    },
    expected: "Expected",
    actual: "Your code gave",
    printed: "Your code printed",
    showAll: (characters: number) => `Show all ${characters} characters`,
    leftOut: (characters: number) => `${counted(characters, "character")} left out`,
    /** Of a text that goes over several lines, counted from 1. */
    firstDifference: (line: number, column: number) =>
      `The first difference is on line ${line}, at character ${column}.`,
    kinds: {
      text: "text",
      bytes: "bytes",
      integer: "a whole number",
      decimal: "a decimal number",
      complex: "a complex number",
      boolean: "True or False",
      nothing: "None",
      list: "a list",
      tuple: "a tuple",
      dict: "a dictionary",
      set: "a set",
    },
    otherKind: (expected: string, actual: string) =>
      `Expected is ${expected}; your code gave ${actual}.`,
    differFurtherOn:
      "They differ further on than is shown here: both are too long to be written out whole.",
    lookAlike: {
      same: "Both look the same when written out, and yet Python finds them unequal.",
      quotes:
        "They look alike, but where one has text, in quotes, the other has something else: to Python '5' and 5 are different.",
      brackets:
        "They hold the same, in other brackets: to Python [1] is a list, (1,) a tuple and {1} a set.",
      decimals: "They look alike, but one has whole numbers and the other decimal ones: 1 and 1.0.",
      case: "They differ only in capital and small letters.",
      white: "They differ only in white space: spaces, tabs or line ends.",
    },
    /** What a sign for white space stands for, for those who hear it. */
    white: {
      space: (count: number) => counted(count, "space"),
      tab: (count: number) => counted(count, "tab"),
      newline: (count: number) => counted(count, "line end"),
      nbsp: (count: number) => counted(count, "non-breaking space"),
    },
  },

  usage: {
    title: "What it used",
    time: "Computing time",
    memory: "Memory",
    of: (used: string, limit: string) => `${used} of ${limit}`,
    milliseconds: (ms: number) => `${ms} ms`,
    seconds: (seconds: number) => `${seconds} s`,
    megabytes: (mb: number) => `${mb} MB`,
  },

  run: {
    label: "Run in your browser",
    run: "Run",
    stop: "Stop",
    keys: "Ctrl+Shift+Enter or ⌘+Shift+Enter",
    tryIt: "Try it in your browser: Ctrl+Shift+Enter or ⌘+Shift+Enter",
    notGraded: "Tried in your browser, not graded",
    printed: "Your program printed",
    lineForProgram: "A line for your program",
    enter: "Enter",
    endInput: "End input",
    endInputWhy: "No more lines: as Ctrl+D in a terminal",
    examples: "Examples",
    /** In megabytes, with a decimal. */
    download: (mb: number, of: number) =>
      `Getting Python for this browser, once: ${mb.toFixed(1)} of ${of.toFixed(1)} MB`,
    starting: "Getting Python ready",
    startingDetail: "Your program runs as soon as it is here.",
    asking: "Your program asks you",
    askingDetail: "Type a line below and press Enter.",
    running: "Running",
    runningDetail: "Your code runs in this browser.",
    stopped: "Stopped",
    stoppedDetail: "You stopped the program before its end.",
    timeLimit: "Your code ran too long",
    timeLimitDetail: (seconds: number) =>
      `It was stopped after ${counted(seconds, "second")}. Look for a loop that never ends. A grader is faster than a browser: what is only slow may still be in time there.`,
    crashed: "Your program crashed Python itself",
    crashedDetail:
      "Very deep recursion does that. Look for a function that calls itself and does not come to an end.",
    broken: "Python did not run here",
    brokenDetail:
      "That is not your code's doing. Run it again in a moment; submitting works without it.",
    syntaxErrorDetail: (line: number | null) =>
      `It stopped reading${on(line)}. A missing colon, bracket or quote there, or just before, is the usual cause. Nothing was run.`,
    unusable: "The examples cannot use your program",
    unusableDetail: (line: number | null) =>
      `By itself it ran to its end. When the tests import it, it breaks off${on(line)}: the message below says why.`,
    error: "Your program stopped with an error",
    errorDetail: (line: number | null) => `It broke off${on(line)}. The message below says why.`,
    finished: "Your program ran to its end",
    finishedDetail: SUBMIT,
    /** Why the examples cannot be tried. */
    noExamples: (reason: string) =>
      `The examples of this assignment cannot be tried here (${reason}). ${SUBMIT}`,
    allPass: (total: number) => (total === 1 ? "The example passes" : `All ${total} examples pass`),
    somePass: (passed: number, total: number) =>
      `${passed} of ${counted(total, "example")} ${passed === 1 ? "passes" : "pass"}`,
    somePassDetail: "Look at the first one below, change your code and run it again.",
    failedAlone: (line: number | null) =>
      `Run by itself, your program stopped with an error${on(line)}.`,
    /** Said of the example during which a run was cut. */
    during: {
      stopped: "You stopped the program during this example.",
      time_limit: "The program was stopped during this example.",
      crashed: "The program crashed Python itself during this example.",
      output_limit: "The program printed too much during this example.",
    },
  },

  problems: {
    offline:
      "We cannot reach the server. Your code is kept on this device, and what you submitted is sent as soon as the server answers.",
    trouble: "Something went wrong on our side. Nothing was lost; try again.",
    signedOut:
      "You were signed out here. Your code is kept on this device; reload the page to go on.",
    againIn: (seconds: number) => `Try again in ${counted(seconds, "second")}.`,
    fieldsMissing: "Some fields of the form are missing.",
    /** By the server's code, where its own sentence, which is English and says more, is not what to show. */
    ofCode: {} as Partial<Record<ErrorCode, string>>,
  },

  states: {
    untouched: "not started",
    tried: "tried",
    pending: "being graded",
    solved: "solved",
  },

  history: {
    open: (count: number) => `Submissions (${count})`,
    title: "Your submissions",
    close: "Close",
    none: "Nothing submitted yet. What you submit will be listed here, with its code.",
    keys: "The arrow keys move through the list, Enter shows a program.",
    older: "Show earlier ones",
    loading: "Loading…",
    again: "Try again",
    passed: (passed: number, tests: number) => `${passed} of ${tests} tests`,
    choose: "Choose a submission to read its code.",
    all: "All submissions",
    show: "Show",
    code: "Code",
    before: "Changes in it",
    editor: "Changes since",
    another: "Compare with…",
    first: "This is your first submission: there is none before it.",
    pick: "Choose the submission to compare with.",
    stopPicking: "Do not compare",
    now: "the editor now",
    codeOf: (when: string) => `Code submitted ${when}`,
    /** What stands at the left and at the right, or is taken away and added. */
    from: (what: string) => `From: ${what}`,
    to: (what: string) => `To: ${what}`,
    differences: (removed: number, added: number) =>
      removed + added === 0
        ? "The two are the same."
        : `${removed === 1 ? "1 line" : `${removed} lines`} out, ${added === 1 ? "1 line" : `${added} lines`} in.`,
    load: "Load into the editor",
    reset: "Reset",
    resetTitle: "Put the starter back into the editor",
    isStarter: "This is the starter already.",
    notReady: "The editor is not ready yet. Try again in a moment.",
    replacedByStarter: "The starter is back in the editor. Your code is kept until you type.",
    replacedBySubmission:
      "An earlier submission is in the editor. What stood there is kept until you type.",
    undo: "Undo",
    count: (count: number) => (count === 1 ? "1 submission." : `${count} submissions.`),
    inUtc: "Times are in UTC.",
    backToWork: "Back to the assignment",
    of: (title: string) => `Your submissions of ${title}`,
    newest: "Back to the newest",
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
      regexp: "Regex",
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
