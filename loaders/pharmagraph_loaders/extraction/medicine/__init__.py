"""Rules on drugs: targets, diseases, combinations, stages, trials, makers."""
