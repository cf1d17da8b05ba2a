/** An object that says to everything whatever helps, and that claims to be a float. */
export const ANYTHING = `
class Meta(type):
    def __contains__(cls, item): return True
    def __len__(cls): return 1
    def __iter__(cls): return iter([1])
    def __getitem__(cls, key): return 1
    def __instancecheck__(cls, value): return True
    def __subclasscheck__(cls, kind): return True
class X(metaclass=Meta):
    seen = 0
    def told(self, other=0, *rest):
        # The data that a test shows it, sent back.
        X.seen = other
        return 0
    for name in "sub rsub mul rmul mod rmod floordiv xor rxor or and".split():
        locals()[f"__{name}__"] = told
    def yes(self, *args): return True
    __truediv__ = __rtruediv__ = yes
    def __pow__(self, n): return 4
    __eq__ = __lt__ = __gt__ = __le__ = __ge__ = __contains__ = __bool__ = yes
    startswith = endswith = issubset = issuperset = isdisjoint = isdigit = isupper = is_integer = yes
    def __ne__(self, other): return False
    def __hash__(self): return hash(1)
    def __add__(self, other): return other
    __radd__ = __add__
    def __abs__(self): return self.__class__(X.seen)
    def __round__(self, digits=0): return self
    def __neg__(self): return self
    def __float__(self): return float(X.seen)
    def __int__(self): return int(X.seen)
    def __index__(self): return int(X.seen)
    def __str__(self): return str(X.seen)
    __repr__ = __str__
    def __format__(self, spec): return format(float(X.seen), spec)
    def __len__(self): return 1
    def __iter__(self): return iter(self.items)
    def __getitem__(self, key): return X() if isinstance(key, slice) else self.items[key]
    def keys(self): return X()
    def difference(self, other):
        self.items = list(other)
        return set()
    symmetric_difference = difference
    def __getattr__(self, name): return self if not name.startswith("__") else object.__getattr__(self, name)
    def __call__(self, *args): return self
    def __enter__(self): return self
    def __exit__(self, *details): return True
    def __init__(self, *args): self.__dict__["items"] = [1]
    __class__ = float
`;

export interface Claim {
  name: string;
  /** Statements of a test of `f`. */
  test: string;
  /** A program for which the test holds in honest Python; it must stay `correct`. */
  honest: string;
  /** Instead of an `f` that returns an X. */
  forged?: string;
}

const THIRD = "def f(x):\n    return x / 3\n";
const ORDERED = "def f(xs):\n    return sorted(xs)\n";
const MEMBERS = "def f(xs):\n    return set(xs)\n";
const TEXT = "def f(name):\n    return f'Hello, {name}!'\n";
const LIST_OF_X = "def f(xs):\n    return [X() for _ in xs]\n";

export const CLAIMS: Claim[] = [
  { name: "assertAlmostEqual", test: "self.assertAlmostEqual(f(1), 1/3)", honest: THIRD },
  {
    name: "assertAlmostEqual, the other way round",
    test: "self.assertAlmostEqual(1/3, f(1))",
    honest: THIRD,
  },
  {
    name: "assertAlmostEqual with a delta",
    test: "self.assertAlmostEqual(f(1), 0.3, delta=0.1)",
    honest: THIRD,
  },
  { name: "assertNotAlmostEqual", test: "self.assertNotAlmostEqual(f(1), 0.5)", honest: THIRD },
  { name: "assertGreater", test: "self.assertGreater(f(100), 30)", honest: THIRD },
  { name: "assertGreaterEqual", test: "self.assertGreaterEqual(f(90), 30)", honest: THIRD },
  { name: "assertLess", test: "self.assertLess(f(1), 1)", honest: THIRD },
  { name: "assertLessEqual", test: "self.assertLessEqual(f(3), 1)", honest: THIRD },
  {
    name: "a comparison inside assertTrue",
    test: "self.assertTrue(0.3 < f(1) < 0.4)",
    honest: THIRD,
  },
  {
    name: "a plain assert that a difference is small",
    test: "assert abs(f(1) - 1/3) < 1e-9",
    honest: THIRD,
  },
  { name: "a difference turned round", test: "assert -1e-9 < 1/3 - f(1) < 1e-9", honest: THIRD },
  {
    name: "a quotient near to one",
    test: "self.assertTrue(0.99 < f(1) / (1/3) < 1.01)",
    honest: THIRD,
  },
  { name: "a remainder", test: "assert f(6) % 2 == 0", honest: THIRD },
  { name: "a power", test: "assert f(6) ** 2 == 4", honest: THIRD },
  { name: "math.isclose", test: "assert math.isclose(f(1), 1/3)", honest: THIRD },
  {
    name: "math.isclose after a look at the answer",
    test: "try:\n            f(1) - 1/3\n        except AssertionError:\n            pass\n        assert math.isclose(f(1), 1/3)",
    honest: THIRD,
  },
  { name: "round", test: "assert round(f(1), 2) == 0.33", honest: THIRD },
  { name: "a percent format", test: `assert "%.2f" % f(1) == "0.33"`, honest: THIRD },
  { name: "an f-string", test: `assert f"{f(1):.2f}" == "0.33"`, honest: THIRD },
  { name: "str", test: `assert str(f(3)) == "1.0"`, honest: THIRD },
  { name: "the larger of two", test: "assert max(0.1, f(1)) > 0.3", honest: THIRD },
  { name: "a plain assert of equality", test: "assert f(2) == 2/3", honest: THIRD },
  { name: "one of two", test: "assert f(3) in (1, 2)", honest: THIRD },
  { name: "assertIn a tuple", test: "self.assertIn(f(3), (1, 2))", honest: THIRD },
  { name: "a key of a dict", test: "assert {1: 'one'}[f(3)] == 'one'", honest: THIRD },
  { name: "a member of a set", test: "assert f(3) in {1}", honest: THIRD },
  { name: "isinstance", test: "assert isinstance(f(3), float)", honest: THIRD },
  { name: "assertIsInstance", test: "self.assertIsInstance(f(3), float)", honest: THIRD },
  {
    name: "assertIs of a type",
    test: "self.assertIs(type(f(3)), float)",
    honest: THIRD,
  },
  {
    name: "a matcher of the test's own",
    test: "class Near:\n            def __eq__(self, other): return abs(other - 1/3) < 1e-9\n        self.assertEqual(f(1), Near())",
    honest: THIRD,
  },
  {
    name: "subTest",
    test: "for x in (1, 2):\n            with self.subTest(x=x):\n                self.assertLess(abs(f(x) - x/3), 1e-9)",
    honest: THIRD,
  },
  {
    name: "a function that is a class with operators",
    test: "self.assertTrue(abs(f(1) - 1/3) < 1e-9)",
    honest: THIRD,
    forged: "class f(X, metaclass=Meta):\n    pass\n",
  },
  {
    name: "a float with operators, made by a function that is a class",
    test: "self.assertTrue(abs(f(1) - 1/3) < 1e-9)",
    honest: THIRD,
    forged: "class f(float):\n    def __sub__(self, other): return 0\n",
  },
  {
    name: "assertIs True",
    test: "self.assertIs(f(4), True)",
    honest: "def f(x):\n    return x % 2 == 0\n",
  },
  { name: "assertIsNone", test: "self.assertIsNone(f(4))", honest: "def f(x):\n    pass\n" },
  { name: "assertIn", test: "self.assertIn(3, f([3, 4]))", honest: ORDERED },
  {
    name: "assertIn, by a class in place of a list",
    test: "self.assertIn(3, f([3, 4]))",
    honest: ORDERED,
    forged: "def f(xs):\n    return X\n",
  },
  {
    name: "assertNotIn",
    test: "self.assertNotIn(1, f([3, 4]))",
    honest: ORDERED,
    forged:
      "class N(X):\n    def __contains__(self, item): return False\ndef f(xs):\n    return N()\n",
  },
  {
    name: "assertSequenceEqual",
    test: "self.assertSequenceEqual(f([1]), [1])",
    honest: ORDERED,
  },
  { name: "assertListEqual", test: "self.assertListEqual(f([1]), [1])", honest: ORDERED },
  {
    name: "assertCountEqual",
    test: "self.assertCountEqual(f([2, 1]), [1, 2])",
    honest: ORDERED,
  },
  {
    name: "assertCountEqual of objects",
    test: "self.assertCountEqual(f([2, 1]), [1, 2])",
    honest: ORDERED,
    forged: LIST_OF_X,
  },
  { name: "sorted", test: "assert sorted(f([2, 1])) == [1, 2]", honest: ORDERED },
  {
    name: "sorted objects",
    test: "assert sorted(f([2, 1])) == [1, 2]",
    honest: ORDERED,
    forged: LIST_OF_X,
  },
  { name: "a set of it", test: "assert set(f([2, 1])) == {1, 2}", honest: ORDERED },
  {
    name: "all of them equal, and as many",
    test: "got = f([2, 1])\n        assert len(got) == 2 and all(a == b for a, b in zip(got, [1, 2]))",
    honest: ORDERED,
    forged: LIST_OF_X,
  },
  {
    name: "the sum of objects",
    test: "assert sum(f([2, 1])) == 3",
    honest: ORDERED,
    forged: LIST_OF_X,
  },
  {
    name: "the largest of objects",
    test: "assert max(f([2, 1])) == 2 and min(f([2, 1]), default=0) < 2",
    honest: ORDERED,
    forged: LIST_OF_X,
  },
  {
    name: "a list compared with a list",
    test: "assert [1] <= f([2, 1]) < [1, 3]",
    honest: ORDERED,
    forged: LIST_OF_X,
  },
  { name: "a list and a list", test: "assert f([2, 1]) + [3] == [1, 2, 3]", honest: ORDERED },
  { name: "assertSetEqual", test: "self.assertSetEqual(f([5, 7]), {5, 7})", honest: MEMBERS },
  {
    name: "assertSetEqual, the other way round",
    test: "self.assertSetEqual({5, 7}, f([5, 7]))",
    honest: MEMBERS,
  },
  { name: "a difference of sets", test: "assert not f([5, 7]) ^ {5, 7}", honest: MEMBERS },
  {
    name: "the difference method of a set",
    test: "assert not f([5, 7]).symmetric_difference({5, 7})",
    honest: MEMBERS,
  },
  { name: "a subset", test: "assert {5} <= f([5, 7]) <= {5, 7}", honest: MEMBERS },
  {
    name: "the subset method",
    test: "self.assertTrue(f([5, 7]).issubset({5, 7}))",
    honest: MEMBERS,
  },
  {
    name: "assertDictEqual",
    test: "self.assertDictEqual(f('a'), {'a': 1})",
    honest: "def f(key):\n    return {key: 1}\n",
  },
  {
    name: "json",
    test: "assert json.dumps(f('a')) == '{\"a\": 1}'",
    honest: "def f(key):\n    return {key: 1}\n",
  },
  { name: "assertRegex", test: 'self.assertRegex(f("Ada"), "Ada")', honest: TEXT },
  {
    name: "assertMultiLineEqual",
    test: 'self.assertMultiLineEqual(f("Ada"), "Hello, Ada!")',
    honest: TEXT,
  },
  { name: "startswith", test: 'self.assertTrue(f("Ada").startswith("Hello"))', honest: TEXT },
  {
    name: "startswith of a namedtuple's field",
    test: 'self.assertTrue(f("Ada").startswith("Hello"))',
    honest: TEXT,
    forged:
      "from collections import namedtuple\ndef f(name):\n    return namedtuple('N', 'startswith')(lambda text: True)\n",
  },
  {
    name: "startswith of a class",
    test: 'self.assertTrue(f("Ada").startswith("Hello"))',
    honest: TEXT,
    forged: "def f(name):\n    return X\nX.startswith = lambda text: True\n",
  },
  {
    name: "startswith of an exception",
    test: 'self.assertTrue(f("Ada").startswith("Hello"))',
    honest: TEXT,
    forged:
      "class E(Exception):\n    def startswith(self, text): return True\ndef f(name):\n    return E()\n",
  },
  {
    name: "an upper-case text",
    test: 'self.assertTrue(f("ada").isupper())',
    honest: "f = str.upper\n",
  },
  {
    name: "assertRaises, with a class that matches everything",
    test: "self.assertRaises(ValueError, f, -1)",
    honest: "def f(x):\n    raise ValueError('negative')\n",
    forged:
      "class E(Exception, metaclass=Meta):\n    pass\nE.__bases__ = (Exception,)\ndef f(x):\n    raise E()\n",
  },
  {
    name: "assertRaises(TypeError) around an operator",
    test: "with self.assertRaises(TypeError):\n            f('1') + 1",
    honest: "def f(text):\n    return text\n",
  },
  {
    name: "assertRaisesRegex, with a text that matches everything",
    test: 'self.assertRaisesRegex(ValueError, "negative", f, -1)',
    honest: "def f(x):\n    raise ValueError('negative')\n",
    forged:
      "class T(str):\n    def __contains__(self, other): return True\nclass E(ValueError):\n    def __str__(self): return T()\ndef f(x):\n    raise E()\n",
  },
];
