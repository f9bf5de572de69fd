"""Watch: a sign of life at least every two seconds while an engine works, and the time left."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from time import monotonic
from typing import Literal, TypeVar

from firsthand.domain.planning.programme.programme import OnStep, PlannedVisit, Quality, Step

Found = TypeVar("Found")
Phase = Literal["months", "teams", "repair", "done"]
EVERY = 1.5  # seconds between two signs of life


class Watch:
    """
    Tells `on_step` of each phase and better plan, always from the thread that asked for a plan.

    An exception of `on_step` ends the work when the engine pauses next.
    """

    def __init__(
        self,
        *,
        seconds: float,
        on_step: OnStep | None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Start counting."""
        self._clock, self._on_step = clock, on_step
        self._start, self._end = clock(), clock() + seconds
        self._phase: Phase = "months"
        self._quality: Quality | None = None
        self._visits: tuple[PlannedVisit, ...] = ()

    @property
    def spent(self) -> float:
        """Return the seconds since the start."""
        return self._clock() - self._start

    @property
    def left(self) -> float:
        """Return the seconds until the end, never below zero."""
        return max(0.0, self._end - self._clock())

    def tell(
        self,
        phase: Phase,
        quality: Quality | None = None,
        visits: tuple[PlannedVisit, ...] | None = None,
    ) -> None:
        """Tell of a phase, and of a better plan if one is given."""
        self._phase, self._quality = phase, quality or self._quality
        self._visits = self._visits if visits is None else visits
        if self._on_step is not None:
            self._on_step(
                Step(
                    phase=self._phase,
                    seconds=self.spent,
                    quality=self._quality,
                    visits=self._visits,
                )
            )

    def during(self, work: Callable[[], Found]) -> Found:
        """Return what the work returns, telling that it still goes on."""
        if self._on_step is None:
            return work()
        with ThreadPoolExecutor(max_workers=1) as beside:
            found = beside.submit(work)
            while not wait([found], timeout=EVERY).done:
                self.tell(self._phase)
            return found.result()
