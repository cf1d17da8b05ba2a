"""When an object of a program is asked about the data of a test."""

import unittest

from .channel_case import ChannelCase


class Belief(ChannelCase):
    def test_an_object_of_a_class_that_no_test_names_is_not_asked_about_data(self):
        beast = self.program.beast("Max")
        for operation in (
            lambda: beast + "!",
            lambda: self.program.inner() < 5,
            lambda: beast.startswith("M"),
        ):
            with self.assertRaisesRegex(AssertionError, "own class .* where the test works"):
                operation()
        with self.assertRaises(TypeError):
            beast - 1

    def test_it_is_asked_about_itself_and_about_others(self):
        m = self.program
        beast = m.beast("Max")
        self.assertEqual((len(beast), beast[0], str(beast)), (3, "M", "Animal('Max')"))
        self.assertEqual((beast + m.beast("Bo")).name, "MaxBo")
        self.assertTrue(m.beast("Bo") < beast)

    def test_what_it_contains_is_looked_for_among_its_items(self):
        beast = self.program.beast("Max")
        self.assertIn("x", beast)
        self.assertNotIn("Ma", beast)  # which its own class would affirm

    def test_a_class_is_named_by_a_capitalised_name_also_inside_another(self):
        m = self.program
        beast, inner = m.beast("Max"), m.inner()
        m.Outer  # names itself, and not what is in it
        with self.assertRaises(AssertionError):
            inner < 5
        m.Outer.Inner, m.Animal  # noqa: B018
        self.assertTrue(inner < 5)
        self.assertIn("Ma", beast)

    def test_a_function_that_is_a_class_gives_the_data_in_its_objects(self):
        self.assertEqual(self.program.lower(5) - 3, 2)


if __name__ == "__main__":
    unittest.main()
