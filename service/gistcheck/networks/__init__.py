"""The two checkpoints: found, loaded and run."""
