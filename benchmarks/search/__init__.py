"""Search measured: an index of a large generated archive, and how well words are found however they are typed."""
