"""Draw a graph as one HTML page that opens offline and asks the network for nothing."""

from pharmagraph.maps.drawing import MAX_NODES, Map, render_map
from pharmagraph.maps.sources import Article, read_articles
from pharmagraph.maps.views import VIEWS, view_of

__all__ = ["MAX_NODES", "VIEWS", "Article", "Map", "read_articles", "render_map", "view_of"]
