"""Heavy work on engines that others wrote: solvers."""
