from dataclasses import dataclass, field


@dataclass(frozen=True)
class Song:
    title: str
    seconds: int

    def __post_init__(self):
        if self.seconds < 1:
            raise ValueError(f"{self.title} lasts {self.seconds} seconds")


@dataclass
class Playlist:
    name: str = field(compare=False)
    songs: list[Song] = field(default_factory=list)

    def add(self, title, seconds):
        self.songs.append(Song(title, seconds))

    def total_seconds(self):
        return sum(song.seconds for song in self.songs)

    def __len__(self):
        return len(self.songs)

    def __str__(self):
        minutes, seconds = divmod(self.total_seconds(), 60)
        plural = "" if len(self) == 1 else "s"
        return f"{self.name}: {len(self)} song{plural}, {minutes}:{seconds:0>2}"
