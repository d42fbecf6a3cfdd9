"""Tables that sum up others, for quick pages: kept in step in the transaction that changes what they sum."""
