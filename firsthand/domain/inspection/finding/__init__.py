"""Findings, their causes and recommendations, who was told, and who found it first."""
