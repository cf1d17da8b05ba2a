# expect: correct
# assignment: add
# how: Files in its folder and in temporary ones: text, JSON, CSV, pickles, archives, links, watches.
# needs: processes
import csv
import json
import os
import pickle
import shutil
import tempfile
import zipfile
from pathlib import Path


def add(a, b):
    here = Path.cwd()
    assert os.path.isabs(here) and os.access(here, os.W_OK)
    Path("numbers.json").write_text(json.dumps([str(a), str(b)]), encoding="utf-8")
    with open("numbers.csv", "w", newline="") as file:
        csv.writer(file).writerow(json.loads(Path("numbers.json").read_text()))
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copy("numbers.csv", folder)
        with zipfile.ZipFile(Path(folder) / "all.zip", "w") as archive:
            archive.write(copy, "numbers.csv")
        with zipfile.ZipFile(Path(folder) / "all.zip") as archive:
            text = archive.read("numbers.csv").decode()
    with tempfile.NamedTemporaryFile() as file:
        pickle.dump(text, file)
        file.flush()
        with open(file.name, "rb") as again:
            text = pickle.load(again)
    os.makedirs("deep/er", exist_ok=True)
    os.symlink("../numbers.csv", "deep/link") if not os.path.lexists("deep/link") else None
    assert sorted(path.name for path in here.glob("numbers.*")) == ["numbers.csv", "numbers.json"]
    shutil.rmtree("deep")
    return sum(map(int, next(csv.reader([text]))))
