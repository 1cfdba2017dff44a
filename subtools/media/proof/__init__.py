"""Proof: captions on the video's own frames, on one sheet, before a long burn.

`choose` says which captions tell most; `write_proof` draws them as `burn` would.
"""

from subtools.media.proof.choosing import choose
from subtools.media.proof.write import write_proof

__all__ = ["choose", "write_proof"]
