"""An inspection from opening to publication: one function for each act."""
