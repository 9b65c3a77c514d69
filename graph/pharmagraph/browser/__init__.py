"""Neo4j Browser as a place to ask: saved queries, a guide, a style, and ways to open it all."""
