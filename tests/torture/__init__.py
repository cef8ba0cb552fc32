"""What takes minutes: `make torture` runs it, the ordinary tests take a few of each."""
