"""What differs from Scrapy's defaults, each with its reason. All of it can be set with `-s NAME=value`."""

from importlib.util import find_spec

BOT_NAME = "muragat"
SPIDER_MODULES = ["crawler.agencies"]
COMMANDS_MODULE = "crawler.commands"

# Ours ----------------------------------------------------------------------------------------------------------------

ARCHIVE = "archive.db"  # the SQLite file
CONTACT = "https://github.com/muragat/muragat"  # whom a site's people can ask; set it to your own page or address
REPLAY = ""  # a WARC file or a folder of them: the crawl is answered from these captures, and never from the network
REPLAY_AT = ""  # pages as of this day or moment (UTC) instead of the newest
SUMMARY = ""  # a file for the summary of the crawl, as JSON
ALERT_COMMAND = ""  # run when something was found or went wrong, with the summary of the crawl as JSON on its stdin
CHANGED_SHARE = 0.2  # of article pages that can't be read: above it the layout counts as changed, the crawl as failed
IMAGES = True  # the pictures of articles are captured too: the largest size that a page offers
IMAGE_MAXSIZE = 10 * 1024 * 1024  # bytes; a larger picture is not kept
FRONTIER_LEASE = 60  # seconds after which another worker takes over what a dead one had (FRONTIER=redis://…)
FRONTIER_KILLS = 3  # crawls that a page may kill, being the only one under way, before it is set aside
WORKER = ""  # the name of this machine among several that crawl together; empty: the name of the host
REVISITS = 500  # known articles read again a crawl, the most overdue first: 20 minutes at the default delay
CONDITIONAL_REQUESTS = True  # a known page is asked for only if it has changed: a 304 costs the site next to nothing
SOURCE_PERIODS = "10m 1d"  # a source is asked 8 times in its usual time between news, within these; empty: always
REVISIT_AGES = "1h 6h 1d 3d 7d 30d 180d"  # ages at which an article is read again; then yearly

# Polite --------------------------------------------------------------------------------------------------------------

# The User-Agent names us and CONTACT; the spider writes it.
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "Muragat"
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 2.0  # seconds from an answer to the next request; robots.txt's Crawl-delay wins where it is longer
DOWNLOAD_DELAY_JITTER = 0  # Scrapy's goes below the delay as well; ours only adds:
JITTER = 0.25  # up to this share of the delay, so that no two crawls beat in step
LONGEST_WAIT = 600  # seconds that a crawl waits for a site; longer, and it ends and leaves the rest to the next crawl
FIRST_PAUSE = 300  # seconds that a site in trouble is left alone, doubled each time that it is no better; 0: never
LONGEST_PAUSE = 86400  # the longest such pause: whatever it was, a day later somebody has looked at it
DAILY_BUDGET = 0  # requests an agency gets a day of its own zone, over all crawls; 0: as many as the delay allows
HOURS = ""  # such as 22:00-06:00 in the agency's zone: outside of them a crawl ends; empty: all day
RETRY_TIMES = 3
REDIRECT_MAX_TIMES = 5  # RFC 9309 wants robots.txt to be followed as far
# AutoThrottle stays off: it goes by the time of an answer alone, never heeds an error, and forgets at the end of the
# crawl. What is in trouble is told by crawler/polite/habit.py, from how the host answers usually.

# The spider asks again for pages that came cut off; the count of its tries has to go with the request.
META_COPY_WARN_SKIP_KEYS = ["download_latency", "retry_times", "redirect_times", "redirect_urls", "redirect_reasons"]

# Safe ----------------------------------------------------------------------------------------------------------------

REMOTE_CONTROL_ENABLED = False  # runs code that is sent to it
TELNETCONSOLE_ENABLED = False  # the same
DOWNLOAD_VERIFY_CERTIFICATES = True  # off by default
DOWNLOAD_MAXSIZE = 20 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0  # what is too large is refused and counted; a warning before it says nothing more
DOWNLOAD_TIMEOUT = 60
COOKIES_ENABLED = False  # pages as anybody gets them
REFERRER_POLICY = "same-origin"
METAREFRESH_ENABLED = False  # no agency needs it, and it parses every page a second time

# Fast ----------------------------------------------------------------------------------------------------------------

CONCURRENT_ITEMS = 4  # Scrapy makes that many tasks for every response (scrapy #5182); a page yields one item
WARN_ON_GENERATOR_RETURN_VALUE = False  # re-parses the callback's source at every response
if find_spec("uvloop"):
    ASYNCIO_EVENT_LOOP = "uvloop.Loop"
# Articles in the order in which they were announced, newest first; Scrapy's default takes the last one first.
SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"

# Parts ---------------------------------------------------------------------------------------------------------------

REQUEST_FINGERPRINTER_CLASS = "crawler.fingerprints.ArticleFingerprinter"
DOWNLOADER_MIDDLEWARES = {
    "crawler.frontier.limit.NoMorePages": 50,  # before robots.txt is asked for
    "crawler.conditional.Conditional": 110,  # after it: what robots.txt forbids needs no look into the archive
}
SPIDER_MIDDLEWARES = {"crawler.frontier.revisits.Revisits": 100}
EXTENSIONS = {
    "crawler.frontier.memory.Memory": 100,
    "crawler.frontier.limit.Limit": 150,
    "crawler.frontier.told.Told": 200,
    "crawler.extensions.progress.Progress": 300,
    "crawler.health.extension.Health": 400,
}
ITEM_PIPELINES = {
    "crawler.pipelines.dates.Dates": 100,
    "crawler.pipelines.views.Views": 200,
    "crawler.pipelines.credits.Credits": 300,
    "crawler.pipelines.authors.Authors": 400,
    "crawler.pipelines.attribution.Attributions": 500,
    "crawler.pipelines.selection.Selection": 600,
    "crawler.pipelines.store.Store": 900,
    "crawler.pipelines.images.Images": 950,
}

# Quiet ---------------------------------------------------------------------------------------------------------------

LOG_JSON = False  # one line of JSON an event on stderr, and neither panel nor table
PROGRESS = True  # a panel while a person watches
LOG_LEVEL = "WARNING"  # what a person has to look at; -L INFO tells the rest
LOGSTATS_INTERVAL = 0  # the progress panel says it

# Kept ----------------------------------------------------------------------------------------------------------------

# The record: every response in WARC files, in the folder WARC («warc» beside the archive); -s WARC= captures nothing.
# What is to be fetched: a file an agency in the folder FRONTIER («frontier» beside the archive), so that the next crawl
# goes on where one was killed; -s FRONTIER= keeps it in memory only, -s FRONTIER=redis://… in a Redis server for crawls
# on several machines, with the pace (docs/several_machines.md).
WRITER = ""  # redis://…: all that is stored is handed over there, too, to the one writer of another archive
ADDONS = {
    "crawler.replay.addon.ReplayAddon": 50,
    "crawler.capture.addon.CaptureAddon": 100,
    "crawler.polite.addon.PoliteAddon": 200,  # the pace, robots.txt; what is remembered of it is in the file PACE
    "crawler.frontier.addon.FrontierAddon": 250,
    "crawler.safe.addon.SafeAddon": 300,  # hosts, addresses, sizes
}
