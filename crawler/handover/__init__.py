"""From crawls on several machines to the one writer of an archive, through a stream in Redis (`WRITER=redis://…`)."""
