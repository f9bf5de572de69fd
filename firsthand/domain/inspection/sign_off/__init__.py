"""Reviews, signatures and the body's answer."""
