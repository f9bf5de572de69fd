"""A page as a program reads it: tags, links, headings, visible text."""

from collections import Counter
from html.parser import HTMLParser

SILENT = {"script", "style", "title", "svg"}


class Page(HTMLParser):
    """Collects what the tests ask about."""

    def __init__(self, html):
        super().__init__()
        self.tags = Counter()
        self.links, self.ids, self.inline, self.words = [], [], [], []
        self.attributes = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags[tag] += 1
        self.attributes.append((tag, given))
        if tag == "a":
            self.links.append(given.get("href", ""))
        if "id" in given:
            self.ids.append(given["id"])
        if tag in ("script", "style") or any(a == "style" or a.startswith("on") for a in given):
            self.inline.append((tag, given))

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


def read(answer):
    return Page(answer.content.decode())
