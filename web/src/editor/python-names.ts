import { completeFromList, type CompletionSource, ifNotIn } from "@codemirror/autocomplete";
import { localCompletionSource, pythonLanguage } from "@codemirror/lang-python";
import { LanguageSupport } from "@codemirror/language";

/** Python 3.13's `keyword.kwlist`, and of the soft ones those that are nothing else. */
export const KEYWORDS = words(`
  False None True and as assert async await break class continue def del elif else except finally
  for from global if import in is lambda nonlocal not or pass raise return try while with yield
  case match
`);

/** Python 3.13's `builtins`, without what only a prompt has and what nobody types. */
export const BUILTINS = words(`
  abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile
  complex delattr dict dir divmod enumerate eval exec filter float format frozenset getattr globals
  hasattr hash help hex id input int isinstance issubclass iter len list locals map max memoryview
  min next object oct open ord pow print property range repr reversed round set setattr slice sorted
  staticmethod str sum super tuple type vars zip
  Ellipsis NotImplemented __name__
`);

/** Python 3.13's exceptions; warnings are left out, except the one that all are. */
export const EXCEPTIONS = words(`
  ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError
  BrokenPipeError BufferError ChildProcessError ConnectionAbortedError ConnectionError
  ConnectionRefusedError ConnectionResetError EOFError Exception ExceptionGroup FileExistsError
  FileNotFoundError FloatingPointError GeneratorExit ImportError IndentationError IndexError
  InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError
  ModuleNotFoundError NameError NotADirectoryError NotImplementedError OSError OverflowError
  PermissionError ProcessLookupError PythonFinalizationError RecursionError ReferenceError
  RuntimeError StopAsyncIteration StopIteration SyntaxError SystemError SystemExit TabError
  TimeoutError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError
  UnicodeTranslateError ValueError Warning ZeroDivisionError
`);

/** Own names come before Python's; exceptions, which are many, after all else. */
const ofPython: CompletionSource = ifNotIn(
  ["String", "FormatString", "Comment", "PropertyName"],
  completeFromList([
    ...KEYWORDS.map((label) => ({ label, type: "keyword", boost: -1 })),
    ...BUILTINS.map((label) => ({ label, type: "function", boost: -1 })),
    ...EXCEPTIONS.map((label) => ({ label, type: "class", boost: -2 })),
  ]),
);

/**
 * Python with completion of plain names: those that the program makes and can be seen where the cursor
 * is, and those that Python has. Not the package's own list, whose templates take Tab for themselves.
 */
export function pythonWithNames(): LanguageSupport {
  return new LanguageSupport(
    pythonLanguage,
    [localCompletionSource, ofPython].map((autocomplete) =>
      pythonLanguage.data.of({ autocomplete }),
    ),
  );
}

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
