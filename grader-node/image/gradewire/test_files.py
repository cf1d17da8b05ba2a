"""The instructor's test files: their names, the tests in them, and how they become modules.

They exist in this process's memory only, and are compiled from there.
"""

import ast
import base64
import functools
import marshal
import posixpath
import re
import sys
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec

from .assertions import PLAIN_ASSERT, rewrite_asserts
from .student_module import OWN_NAMES, USED_NAMES

_STAR_IMPORT = re.compile(r"\bimport[\s\\]*\*")


class TestFile:
    """One test file. `name` is what its tests are called after, and unique in a run; `compiled` its
    code as compiled_tests.py has it, if at all."""

    def __init__(self, path, source, name, compiled=None):
        self.path, self.source, self.name, self.compiled = path, source, name, compiled
        self.stem = posixpath.basename(path).removesuffix(".py")
        # Two files may share a stem (`tests/` and `examples/`): their modules may not.
        self.module_name = name.replace(".", "_")
        self.files = [self]

    @functools.cached_property
    def tree(self):
        """Raises SyntaxError or ValueError. It takes as long as running ten tests: most files do
        without."""
        return ast.parse(self.source.removeprefix("\ufeff"), self.path)

    def code(self):
        """As tree."""
        if self.compiled is not None:
            return marshal.loads(base64.b64decode(self.compiled))
        source = self.source.removeprefix("\ufeff")
        if PLAIN_ASSERT.search(source):
            source = rewrite_asserts(self.tree)
        return compile(source, self.path, "exec", dont_inherit=True)

    def takes_all_names(self):
        """Whether it says `from … import *`."""
        return _STAR_IMPORT.search(self.source) is not None and any(
            isinstance(node, ast.ImportFrom) and node.names[0].name == "*"
            for node in _statements(self.tree)
        )

    def names_used(self):
        """The names that it uses and does not bind itself."""
        try:
            used = {node.id for node in ast.walk(self.tree) if isinstance(node, ast.Name)}
        except (SyntaxError, ValueError):
            return set()
        return used - _bound_names(self.tree)

    def listed(self):
        """`(test's name, first line of its docstring)` without running anything, in file order."""
        try:
            classes = _classes(self.tree)
        except SyntaxError:
            return []
        found = []
        for name, node in classes.items():
            for method in _test_methods(node, classes).values():
                title = first_line(ast.get_docstring(method))
                found.append((f"{self.name}.{name}.{method.name}", title))
        return found

    def load(self):
        """Runs the file as a module. Raises whatever it raises."""
        module = module_from_spec(ModuleSpec(self.module_name, _SourceLoader(self)))
        sys.modules[self.module_name] = module
        try:
            module.__spec__.loader.exec_module(module)
        except BaseException:
            del sys.modules[self.module_name]
            raise
        return module


def _statements(node):
    """All statements in a node, at any depth, as far as they are not in an expression."""
    for field in ("body", "orelse", "finalbody", "handlers", "cases"):
        for child in getattr(node, field, ()):
            yield child
            yield from _statements(child)


def _classes(tree):
    """The classes of a file by name, as they are written. Of two that share a name, the later."""
    nodes = [node for node in _statements(tree) if isinstance(node, ast.ClassDef)]
    classes = {}
    for node in sorted(nodes, key=lambda node: node.lineno):
        classes.pop(node.name, None)
        classes[node.name] = node
    return classes


def _test_methods(node, classes, seen=()):
    """A class's test methods by name: its own as they are written, then those it inherits from
    others of the file. A class without a base is none that unittest would run."""
    if not node.bases and not seen:
        return {}
    methods = {}
    for item in node.body:
        if isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef)):
            if item.name.startswith("test"):
                methods[item.name] = item
    for base in node.bases:
        parent = classes.get(base.id) if isinstance(base, ast.Name) else None
        if parent is not None and parent is not node and parent not in seen:
            inherited = _test_methods(parent, classes, (*seen, node))
            for name, method in inherited.items():
                methods.setdefault(name, method)
    return methods


class _SourceLoader:
    def __init__(self, file):
        self.file = file

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        file = self.file
        module.__file__ = file.path
        if file.takes_all_names():
            vars(module)[OWN_NAMES] = _bound_names(file.tree)
            # All of them: a file may take the program's names in for another one.
            vars(module)[USED_NAMES] = set().union(*(other.names_used() for other in file.files))
        exec(file.code(), vars(module))


def _bound_names(node):
    """The names that a module's own statements bind, apart from star imports."""
    bound = set()
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.Import, ast.ImportFrom)):
            bound.update((alias.asname or alias.name).partition(".")[0] for alias in child.names)
        elif isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            bound.add(child.name)
        elif isinstance(child, ast.Name):
            if isinstance(child.ctx, ast.Store):
                bound.add(child.id)
        else:
            bound |= _bound_names(child)
    return bound


class TestFinder:
    """Lets one test file import another by its name."""

    def __init__(self, files):
        self.files = {}
        for file in files:
            self.files.setdefault(file.stem, file)
            self.files[file.module_name] = file

    def find_spec(self, name, _path=None, _target=None):
        file = self.files.get(name)
        return ModuleSpec(name, _SourceLoader(file)) if file else None


def test_files(entries):
    """TestFiles for a bundle's `files`. Of two that share a name, the hidden one keeps it plain."""
    stems = [posixpath.basename(entry["path"]).removesuffix(".py") for entry in entries]
    files = []
    for entry, stem in zip(entries, stems):
        folder = posixpath.dirname(entry["path"])
        shared = stems.count(stem) > 1 and folder != "tests"
        name = f"{folder}.{stem}" if shared else stem
        files.append(TestFile(entry["path"], entry["source"], name, entry.get("compiled")))
    for file in files:
        file.files = files
    return files


def as_written(module):
    """A key to sort a module's test cases by: the order of its classes, and of the methods in each
    with inherited ones last. Neither is kept by unittest, which goes by the alphabet."""
    classes = {id(value): number for number, value in enumerate(vars(module).values())}
    methods = {}

    def key(test):
        kind = type(test)
        if kind not in methods:
            names = [name for base in kind.__mro__ for name in vars(base)]
            methods[kind] = {name: -number for number, name in enumerate(reversed(names))}
        return (
            classes.get(id(kind), len(classes)),
            methods[kind].get(getattr(test, "_testMethodName", None), 0),
        )

    return key


def first_line(text):
    lines = (text or "").strip().splitlines()
    return lines[0].strip() or None if lines else None


def new_test(name, title=None, outcome="not_run", message=None):
    return {
        "name": name,
        "title": title,
        "outcome": outcome,
        "message": message,
        "expected": None,
        "actual": None,
        "line": None,
        "output": None,
    }


def list_tests(entries):
    """Every test of the files as not run."""
    return unique([new_test(*test) for file in test_files(entries) for test in file.listed()])


def unique(tests):
    """The same list with a number behind names that come twice."""
    seen = {}
    for test in tests:
        test["name"] = test["name"][:280]
        count = seen[test["name"]] = seen.get(test["name"], 0) + 1
        if count > 1:
            test["name"] = f"{test['name']}#{count}"
    return tests
