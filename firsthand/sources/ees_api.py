"""
Ask the public API of Explore Education Statistics, version 1.

A data set is asked for in one pinned version, so that an answer can be kept for good and the
same question gives the same figures. Values come as text and may be symbols.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import sleep
from typing import Any

import httpx

from firsthand.sources.ees.values import number_in, symbol_in
from firsthand.sources.patience import patiently

BASE = "https://api.education.gov.uk/statistics/v1"
PINNED = re.compile(r"\d+\.\d+(\.\d+)?")
# The largest pages that the API gives: publications, data sets, rows of a query.
MOST_PUBLICATIONS, MOST_DATA_SETS, MOST_ROWS = 40, 20, 10_000

Json = dict[str, Any]


class ApiError(Exception):
    """The API did not answer, or not in the shape that it documents."""


@dataclass(frozen=True, kw_only=True)
class Value:
    """One cell: a number, or None with the symbol or text that stands in its place."""

    text: str
    number: float | None
    symbol: str | None


@dataclass(frozen=True, kw_only=True)
class Row:
    """One result of a query; locations, filters and values are keyed by the API's short ids."""

    period: str
    period_code: str
    level: str
    locations: Mapping[str, str]
    filters: Mapping[str, str]
    values: Mapping[str, Value]


@dataclass(frozen=True, kw_only=True)
class Api:
    """The API as seen through one client; `cache` is a folder, or None to ask each time."""

    client: httpx.Client
    base: str = BASE
    cache: Path | None = None
    pause: Callable[[float], None] = sleep

    def publications(self, search: str = "") -> Iterator[Json]:
        """Yield the publications that `search` finds."""
        address = f"{self.base}/publications"
        yield from self._paged(address, {"search": search}, MOST_PUBLICATIONS)

    def data_sets(self, publication_id: str) -> Iterator[Json]:
        """Yield the data sets of a publication."""
        address = f"{self.base}/publications/{publication_id}/data-sets"
        yield from self._paged(address, {}, MOST_DATA_SETS)

    def meta(self, data_set_id: str, *, version: str) -> Json:
        """Return the ids of a data set: filters, indicators, locations and periods."""
        address = f"{self.base}/data-sets/{data_set_id}/meta"
        return self._kept("GET", address, {"dataSetVersion": _pinned(version)}, None)

    def query(
        self,
        data_set_id: str,
        *,
        version: str,
        criteria: Json,
        indicators: tuple[str, ...],
        page_size: int = MOST_ROWS,
    ) -> Iterator[Row]:
        """Yield every row that meets `criteria`, asking for one page after the other."""
        address = f"{self.base}/data-sets/{data_set_id}/query"
        question = {"dataSetVersion": _pinned(version)}
        page = pages = 1
        while page <= pages:
            body = {
                "criteria": criteria,
                "indicators": list(indicators),
                "page": page,
                "pageSize": page_size,
            }
            answer = self._kept("POST", address, question, body)
            results, pages = _results(answer, address)
            for result in results:
                yield _row(result, address)
            page += 1

    def _paged(self, address: str, question: dict[str, str], size: int) -> Iterator[Json]:
        page = pages = 1
        while page <= pages:
            asked = {**question, "page": str(page), "pageSize": str(size)}
            results, pages = _results(self._asked("GET", address, asked, None), address)
            yield from results
            page += 1

    def _kept(
        self, method: str, address: str, question: dict[str, str], body: Json | None
    ) -> Json:
        """Return the kept answer to the same question; a pinned version never changes."""
        if self.cache is None:
            return self._asked(method, address, question, body)
        asked = json.dumps([method, address, question, body], sort_keys=True)
        path = self.cache / f"{hashlib.sha256(asked.encode()).hexdigest()}.json"
        if path.exists():
            return _object(path.read_text(encoding="utf-8"), address)
        answer = self._asked(method, address, question, body)
        self.cache.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_text(json.dumps(answer), encoding="utf-8")
        part.replace(path)
        return answer

    def _asked(
        self, method: str, address: str, question: dict[str, str], body: Json | None
    ) -> Json:
        def ask() -> str:
            answer = self.client.request(method, address, params=question, json=body)
            answer.raise_for_status()
            return answer.text

        try:
            return _object(patiently(ask, pause=self.pause), address)
        except httpx.HTTPStatusError as error:
            status, said = error.response.status_code, error.response.text[:300]
            raise ApiError(
                f"{address} answered {status}: {said}. Check the ids and the version."
            ) from error
        except httpx.HTTPError as error:
            raise ApiError(f"{address} did not answer: {error!r}. Try again later.") from error


def value_of(text: str) -> Value:
    """Return a value as the API sends it: text that holds a number or a symbol."""
    return Value(text=text, number=number_in(text), symbol=symbol_in(text))


def _pinned(version: str) -> str:
    if PINNED.fullmatch(version) is None:
        raise ValueError(
            f"version is {version!r}; give a whole one, as '1.0' or '2.1.0': with a wildcard "
            "the same question could be answered with other figures tomorrow"
        )
    return version


def _object(text: str, address: str) -> Json:
    try:
        answer = json.loads(text)
    except json.JSONDecodeError as error:
        raise ApiError(f"{address} answered with no JSON: {text[:80]!r}.") from error
    if not isinstance(answer, dict):
        raise ApiError(f"{address} answered with {type(answer).__name__}, not an object.")
    return answer


def _results(answer: Json, address: str) -> tuple[list[Json], int]:
    try:
        return list(answer["results"]), int(answer["paging"]["totalPages"])
    except (KeyError, TypeError, ValueError) as error:
        raise ApiError(f"{address} answered without results and paging: {error!r}.") from error


def _row(result: Json, address: str) -> Row:
    try:
        return Row(
            period=result["timePeriod"]["period"],
            period_code=result["timePeriod"]["code"],
            level=result["geographicLevel"],
            locations=dict(result["locations"]),
            filters=dict(result["filters"]),
            values={key: value_of(str(text)) for key, text in result["values"].items()},
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ApiError(f"{address} answered with a row of another shape: {error!r}.") from error
