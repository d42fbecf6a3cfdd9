"""What several machines that crawl together share: a Redis server. Nothing here is imported unless it is asked for."""
