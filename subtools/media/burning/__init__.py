"""Burning: captions become part of a video's picture.

`plan_burn` decides everything and returns a `Burn`, which can be looked at; `burn` runs it.
"""

from subtools.media.burning.burn import burn
from subtools.media.burning.plan import Burn, plan_burn

__all__ = ["Burn", "burn", "plan_burn"]
