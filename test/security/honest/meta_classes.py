# expect: correct
# assignment: stack
# how: Classes made by a metaclass, with descriptors, slots, a registry and methods made on the fly.


class Registered(type):
    known = {}

    def __new__(mcls, name, bases, namespace, **options):
        made = super().__new__(mcls, name, bases, namespace)
        mcls.known[name] = made
        return made

    @classmethod
    def __prepare__(mcls, name, bases, **options):
        return {"made_by": mcls.__name__}


class Count:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        return self if instance is None else len(getattr(instance, self.name))

    def __set__(self, instance, value):
        setattr(instance, self.name, value)


class Base(metaclass=Registered, option=1):
    __slots__ = ("_count",)
    count = Count()

    def __init_subclass__(cls, **options):
        cls.__len__ = lambda self: self.count


class Empty(Exception):
    pass


class Stack(Base):
    __slots__ = ()

    def __init__(self):
        self.count = []

    def push(self, item):
        self._count += [item]

    def pop(self):
        try:
            return self._count.pop()
        except IndexError:
            raise Empty("there is nothing") from None

    def __getitem__(self, index):
        return self._count[index]
