"""Peers: other ways to serve the same published checks over HTTP, measured beside ours (`make bench-peers`)."""
