class Playlist:
    def __init__(self, name):
        self.name = name
        self.songs = []

    def add(self, title, seconds):
        if seconds < 1:
            raise ValueError("a song lasts at least one second")
        self.songs.append((title, seconds))

    def total_seconds(self):
        return sum(seconds for _, seconds in self.songs)

    def __len__(self):
        return len(self.songs)

    def __str__(self):
        count = len(self.songs)
        word = "song" if count == 1 else "songs"
        minutes, seconds = divmod(self.total_seconds(), 60)
        return f"{self.name}: {count} {word}, {minutes}:{seconds:02}"

    def __eq__(self, other):
        if not isinstance(other, Playlist):
            return False
        return self.songs == other.songs
