"""The pages for readers: one module a page, each with its template in archive/web/templates/pages."""
