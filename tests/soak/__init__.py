"""The soak: a month of the stand-in press, a crawl an hour, with kills and a server in trouble, held against the truth.

`story` is what happens to the articles, `trouble` what happens to the server, `stand_in` serves both and writes down
what it said, `process` crawls under a simulated clock, `soak` drives them. Then `truth` says what an archive must hold,
`judge` compares, `complete` asks whether all was found in time, `manners` what the server bore; `verdict` is all of it.
"""
