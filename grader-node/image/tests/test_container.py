"""What the kernel says of the container, in the files of either version of control groups."""

import os
import tempfile
import unittest
from unittest.mock import patch

from . import support  # noqa: F401  (makes the package importable)

from gradewire import container

_V1 = {
    "cpuacct/cpuacct.usage": "1500000000\n",
    "memory/memory.usage_in_bytes": "2097152\n",
    "memory/memory.oom_control": "oom_kill_disable 0\nunder_oom 0\noom_kill 3\n",
}
_V2 = {
    "cpu.stat": "usage_usec 1500000\nuser_usec 1000000\nsystem_usec 500000\n",
    "memory.current": "2097152\n",
    "memory.events": "low 0\nhigh 0\nmax 9\noom 4\noom_kill 3\noom_group_kill 0\n",
}


class ContainerTest(unittest.TestCase):
    def told(self, files):
        with tempfile.TemporaryDirectory() as root:
            for path, text in files.items():
                os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
                with open(os.path.join(root, path), "w") as file:
                    file.write(text)
            container._open.cache_clear()
            self.addCleanup(container._open.cache_clear)
            with patch.object(container, "_ROOT", root):
                return container.cpu_seconds(), container.memory_kb(), container.oom_kills()

    def test_version_1(self):
        self.assertEqual(self.told(_V1), (1.5, 2048, 3))

    def test_version_2(self):
        self.assertEqual(self.told(_V2), (1.5, 2048, 3))

    def test_a_host_that_tells_nothing(self):
        self.assertEqual(self.told({}), (None, 0, 0))


if __name__ == "__main__":
    unittest.main()
