"""The record: signed heads of the log, copies for others, proofs, and the check of them all."""
