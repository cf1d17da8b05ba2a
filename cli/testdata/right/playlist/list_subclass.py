class Playlist(list):
    def __init__(self, name):
        super().__init__()
        self.name = name

    def add(self, title, seconds):
        if seconds < 1:
            raise ValueError("a song lasts at least one second")
        self.append((title, seconds))

    def total_seconds(self):
        return sum(seconds for _, seconds in self)

    def __str__(self):
        word = "song" if len(self) == 1 else "songs"
        total = self.total_seconds()
        return f"{self.name}: {len(self)} {word}, {total // 60}:{total % 60:02d}"

    def __eq__(self, other):
        return type(other) is Playlist and list.__eq__(self, other)

    def __ne__(self, other):
        return not self == other
