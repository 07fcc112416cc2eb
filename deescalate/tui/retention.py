"""For how long conversations are kept: what the settings offer."""

from typing import Final

from deescalate.interface.catalogue import N_

KEEP: Final = {
    0: N_("For ever"),
    30: N_("30 days"),
    90: N_("90 days"),
    180: N_("180 days"),
    365: N_("365 days"),
}
"""What the settings offer, by days."""
