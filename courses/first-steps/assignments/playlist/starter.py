class Playlist:
    def __init__(self, name):
        self.name = name
        # Where will the songs be kept?

    def add(self, title, seconds):
        pass

    def total_seconds(self):
        return 0

    # __len__, __str__ and __eq__ are still to come.
