"""The container's entrypoint. The argument `once` says that it is for one job only."""

import sys

from gradewire.supervisor import main

main(is_used_once=sys.argv[1:] == ["once"])
