"""Tests of the first contact with agencies."""
