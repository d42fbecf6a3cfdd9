"""The tables of Kazakh values: ours and the peers on the same strings and pages, and the page that shows every form."""
