"""WACZ files: WARC files with an index for replay and a list of pages, in one ZIP that is shown in a browser.

Written by the specification (https://specs.webrecorder.net/wacz/1.1.1/), the form that `wacz validate` knows. The
library itself, wacz 0.6.0, was tried for writing and left: it puts every revisit into the index, 304s and those whose
payload is not there too, takes whole WARC files only, and installs 39 packages. The tests validate with it.
"""
