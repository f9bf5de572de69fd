"""The inspectorate's own record: the log of acts, its tree, and how an outsider checks it."""
