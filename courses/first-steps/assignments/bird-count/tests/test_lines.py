import unittest

from birds import count_birds


class OneLine(unittest.TestCase):
    def test_name_alone(self):
        """A name alone counts one bird"""
        self.assertEqual(count_birds("owl"), {"owl": 1})

    def test_name_of_two_words(self):
        """A name of two words stays together"""
        self.assertEqual(count_birds("Great Tit: 3"), {"great tit": 3})

    def test_name_of_two_words_alone(self):
        """A name of two words without a number"""
        self.assertEqual(count_birds("Barn Owl"), {"barn owl": 1})

    def test_number_of_two_digits(self):
        """Starlings come in large numbers"""
        self.assertEqual(count_birds("starling: 120"), {"starling": 120})

    def test_no_space_after_the_colon(self):
        """No space after the colon"""
        self.assertEqual(count_birds("robin:2"), {"robin": 2})

    def test_spaces_everywhere(self):
        """Spaces at the ends and around the colon"""
        self.assertEqual(count_birds("   Robin :  2  "), {"robin": 2})

    def test_numbers_are_numbers(self):
        """The counts are numbers, not text"""
        counts = count_birds("wren: 7")
        self.assertIsInstance(
            counts.get("wren"), int, 'a count is still text: "7" has to go through int()'
        )


class SkippedLines(unittest.TestCase):
    def test_no_notes(self):
        """An empty text"""
        self.assertEqual(count_birds(""), {})

    def test_empty_lines(self):
        """Empty lines and lines of spaces only"""
        self.assertEqual(count_birds("\n   \nswan\n\n"), {"swan": 1})

    def test_remark(self):
        """A remark is not a bird"""
        self.assertEqual(count_birds("# cold and windy\nswan"), {"swan": 1})

    def test_remark_with_colon(self):
        """A remark may hold a colon"""
        self.assertEqual(count_birds("# wind: strong\nswan: 2"), {"swan": 2})

    def test_indented_remark(self):
        """A remark may have spaces before it"""
        self.assertEqual(count_birds("swan\n   # asleep\nswan"), {"swan": 2})

    def test_hash_inside_a_name(self):
        """A # further on in a line does not make it a remark"""
        self.assertEqual(
            count_birds("gull #3: 2\nswan"),
            {"gull #3": 2, "swan": 1},
            "only a line that begins with # is a remark",
        )

    def test_only_remarks(self):
        """Nothing but remarks"""
        self.assertEqual(count_birds("# fog\n# went home"), {})


class AddingUp(unittest.TestCase):
    def test_several_lines(self):
        """The same bird on several lines is added up"""
        self.assertEqual(count_birds("robin: 2\nrobin: 3\nrobin"), {"robin": 6})

    def test_capitals(self):
        """Capitals do not make another bird"""
        self.assertEqual(count_birds("ROBIN\nrobin: 2\nRobin: 4"), {"robin": 7})

    def test_several_birds(self):
        """Different birds are kept apart"""
        self.assertEqual(
            count_birds("duck: 2\ngoose\nduck: 5\ncoot: 1"), {"duck": 7, "goose": 1, "coot": 1}
        )
