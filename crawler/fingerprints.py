"""One article is asked for once a crawl, whatever its address: requests are told apart by the article they are for."""

import hashlib

from scrapy import Request
from scrapy.utils.request import RequestFingerprinter

from crawler.addresses import ArticleAddress


class ArticleFingerprinter(RequestFingerprinter):
    """Scrapy's own fingerprint, except for articles: theirs is made of agency, native id and edition.

    The number of redirects belongs to it: an article that has moved is asked for again at its new address.
    """

    def fingerprint(self, request: Request) -> bytes:
        """20 bytes, equal for requests of one article."""
        article = request.meta.get("article")
        if not isinstance(article, ArticleAddress):
            return super().fingerprint(request)
        key = f"{article.native_id} {article.edition} {request.meta.get('redirect_times', 0)}"
        return hashlib.sha1(key.encode(), usedforsecurity=False).digest()
