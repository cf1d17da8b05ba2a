class Playlist:
    def __init__(self, name):
        self.name = name
        self.titles = []
        self.seconds = 0

    def add(self, title, seconds):
        if seconds < 1:
            raise ValueError("too short")
        self.titles.append(title)
        self.seconds += seconds

    def total_seconds(self):
        return self.seconds

    def __len__(self):
        return len(self.titles)

    def __str__(self):
        word = "song" if len(self) == 1 else "songs"
        return f"{self.name}: {len(self)} {word}, {self.seconds // 60}:{self.seconds % 60:02}"

    def __eq__(self, other):
        if not isinstance(other, Playlist):
            return False
        return self.titles == other.titles and self.seconds == other.seconds
