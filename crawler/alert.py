"""Tells somebody that a crawl needs a person: runs the command of the setting ALERT_COMMAND. Decides nothing."""

import json
import logging
import shlex
import subprocess

from crawler.summary import Summary

logger = logging.getLogger(__name__)

_PATIENCE = 60
"""Seconds that the command may take; a timer's crawl must not hang on a mail server."""


def alert(command: str, summary: Summary) -> bool:
    """Runs `command`, split as a shell would but without one, with the summary as JSON on its standard input.

    False when it can't be run, fails, or takes longer than a minute; that is logged, and no more comes of it.
    """
    told = json.dumps(summary.as_json(), ensure_ascii=False)
    try:
        done = subprocess.run(  # noqa: S603 - the user's own command
            shlex.split(command), input=told.encode(), capture_output=True, timeout=_PATIENCE, check=False
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        logger.error("ALERT_COMMAND=%r could not be run: %s", command, error)  # noqa: TRY400 - a sentence is enough
        return False
    if done.returncode:
        logger.error("ALERT_COMMAND=%r failed (%d): %s", command, done.returncode, done.stderr.decode(errors="replace"))
    return done.returncode == 0
