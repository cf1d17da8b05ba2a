"""In place of gradewire.kernel, which needs ctypes: there is no kernel to be asked."""

PR_SET_DUMPABLE = 0


def prctl(_option, _value, _extra=None):
    pass
