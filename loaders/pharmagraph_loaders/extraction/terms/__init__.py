"""Rules on what deals grant and cost: rights, territories, money."""
