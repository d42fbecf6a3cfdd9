"""All pipelines of values in their order, for reading one page outside of a crawl: probes, fixtures, benchmarks."""

from crawler.item import ArticleItem
from crawler.pipelines.attribution import Attributions
from crawler.pipelines.authors import Authors
from crawler.pipelines.credits import Credits
from crawler.pipelines.dates import Dates
from crawler.pipelines.views import Views

_PIPELINES = (Dates(), Views(), Credits(), Authors(), Attributions())


def understand(item: ArticleItem) -> ArticleItem:
    """The item with its values read, as a crawl's pipelines would."""
    for pipeline in _PIPELINES:
        understood = pipeline.process_item(item)
        if isinstance(understood, ArticleItem):
            item = understood
    return item
