"""The copy that may leave the building: made from figures as they may be shown, and checked before it is written."""
