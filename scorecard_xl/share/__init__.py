"""The copy that may leave the building: composed from suppressed figures, and proved clean before it is written."""
