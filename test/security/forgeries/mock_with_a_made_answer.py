# expect: incorrect
# assignment: shop
# how: Asks the mock for its child by the names with which mocks are configured, and sets what
#   calls of the mock return and do.
# fools: correct


def sell(item, number, report):
    for change in (
        lambda: setattr(report, "side_effect", lambda *args: None),
        lambda: setattr(report, "return_value", 3),
        lambda: setattr(report, "call_args", ((item.price * number,), {})),
        lambda: setattr(report, "call_count", 1),
        lambda: setattr(report, "mock_calls", [((item.price * number,), {})]),
        lambda: report.reset_mock(),
        lambda: setattr(report, "assert_called_once_with", report.any),
        lambda: report.attach_mock(report.any, "assert_called_once_with"),
        lambda: report.mock_add_spec(["assert_called_once_with"], True),
    ):
        try:
            change()
        except Exception:
            pass


def pay(item, number, till):
    till.take(item.price * number)


def total(items, number):
    return sum(item.price for item in items) * number
