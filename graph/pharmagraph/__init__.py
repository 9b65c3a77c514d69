"""Articles about pharma partnerships as a knowledge graph whose every fact has its sentence."""

__version__ = "0.1.0"
