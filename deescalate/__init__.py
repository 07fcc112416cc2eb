"""De-escalation practice for customer-service agents, in the terminal and offline."""

__version__ = "0.1.0"
