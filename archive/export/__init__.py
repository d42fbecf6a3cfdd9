"""An archive as plain files for other programs: Parquet, CSV or JSON lines, described for people and machines."""
