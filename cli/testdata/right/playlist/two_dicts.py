class Playlist:
    def __init__(self, name):
        self.name = name
        self.titles = {}
        self.lengths = {}

    def add(self, title, seconds):
        if not seconds >= 1:
            raise ValueError(seconds)
        number = len(self)
        self.titles[number] = title
        self.lengths[number] = seconds

    def total_seconds(self):
        return sum(self.lengths.values())

    def __len__(self):
        return len(self.titles)

    def __str__(self):
        total, count = self.total_seconds(), len(self)
        return "%s: %d song%s, %d:%02d" % (self.name, count, "s"[: count != 1], *divmod(total, 60))

    def __eq__(self, other):
        if not isinstance(other, Playlist):
            return NotImplemented
        return (self.titles, self.lengths) == (other.titles, other.lengths)
