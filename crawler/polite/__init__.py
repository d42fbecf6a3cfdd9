"""What a crawl does to a site: never two requests at once, never faster than asked, nothing while it is in trouble."""
