class Playlist:
    def __init__(self, name):
        self.name = name
        self.songs = []

    def add(self, title, seconds):
        self.songs.append((title, seconds))
        if seconds <= 0:
            raise ValueError("too short")

    def total_seconds(self):
        return sum(seconds for _, seconds in self.songs)

    def __len__(self):
        return len(self.songs)

    def __str__(self):
        total = self.total_seconds()
        return f"{self.name}: {len(self)} songs, {total // 60}:{total % 60}"

    def __eq__(self, other):
        return str(self) == str(other)
