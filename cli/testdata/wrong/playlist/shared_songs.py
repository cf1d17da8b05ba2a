class Playlist:
    songs = []

    def __init__(self, name):
        self.name = name

    def add(self, title, seconds):
        if seconds < 1:
            raise ValueError("too short")
        self.songs.append((title, seconds))

    def total_seconds(self):
        return sum(seconds for _, seconds in self.songs)

    def __len__(self):
        return len(self.songs)

    def __str__(self):
        word = "song" if len(self) == 1 else "songs"
        total = self.total_seconds()
        return f"{self.name}: {len(self)} {word}, {total // 60}:{total % 60:02}"

    def __eq__(self, other):
        return isinstance(other, Playlist) and self.songs == other.songs
