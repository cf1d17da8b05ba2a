"""The container's entrypoint."""

from gradewire.supervisor import main

main()
