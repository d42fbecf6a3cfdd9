"""The stand-in press: small sites of ours, served on loopback for the demo and the tests."""
