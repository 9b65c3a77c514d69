"""What every store must do, and what the stores over Bolt must do besides."""
