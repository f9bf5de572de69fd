"""Explore Education Statistics: DfE's tables, checked as DfE checks them, read into figures."""
