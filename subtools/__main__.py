"""The process: `subtools` and `python -m subtools` begin and end here."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the command line of this process, and end the process.

    One command lives too short for the garbage collector to pay, and taking the interpreter down
    object by object costs a fifth of what `import click` does: so neither happens.
    """
    gc.disable()
    try:
        from subtools.cli.main import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    for stream in (sys.stdout, sys.stderr):
        if stream:
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
