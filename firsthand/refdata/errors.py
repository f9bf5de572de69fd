"""RefdataError: reference data that cannot be used, with the file, the line and the remedy."""

from pathlib import Path


class RefdataError(ValueError):
    """Names the file and line of reference data that is wrong, and what to write instead."""

    def __init__(self, file: Path, line: int | None, problem: str, remedy: str) -> None:
        """Keep the parts, and say them in one sentence."""
        where = f"{file}, line {line}" if line else str(file)
        super().__init__(f"{where}: {problem} Remedy: {remedy}")
        self.file = file
        self.line = line
        self.problem = problem
        self.remedy = remedy
