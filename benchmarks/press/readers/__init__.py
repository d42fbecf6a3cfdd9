"""The readers that are compared, a module each with `read`; those of peers import nothing of ours but `hints`.

Each does what its library's documentation says to do with a page that was fetched already. What a library has no field
for is left out. An error that a library raises is left to the benchmark, which counts it.
"""
