"""Run the command line without its script: python -m firsthand.cli."""

from firsthand.cli.main import main

if __name__ == "__main__":
    main()
