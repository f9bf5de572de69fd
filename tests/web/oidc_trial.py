"""
A trial of signing in with a provider, in a process of its own: its settings are read at start.

Prints as JSON what became of each person that the invented provider vouched for.
"""

import base64
import json
import os
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

CLIENT = "firsthand"
PEOPLE = {
    "by-address": {"sub": "1", "email": "lee@example.org", "email_verified": True},
    "address-not-verified": {"sub": "2", "email": "lee@example.org", "email_verified": False},
    "by-user-name": {"sub": "3", "preferred_username": "INES"},
    "again": {"sub": "1", "email": "changed@example.org", "email_verified": True},
    "nobody": {"sub": "4", "preferred_username": "sam", "email_verified": True},
    "closed": {"sub": "5", "preferred_username": "closed"},
}
said = {}


class Provider(BaseHTTPRequestHandler):
    """Answers what a provider must; who is vouched for stands in `said`."""

    def do_GET(self):
        here = f"http://127.0.0.1:{self.server.server_port}"
        if self.path.startswith("/.well-known/"):
            names = ("authorization", "token", "userinfo")
            told = {f"{name}_endpoint": f"{here}/{name}" for name in names}
            self.answer({**told, "issuer": here, "jwks_uri": f"{here}/keys"})
        else:
            self.answer(said["claims"])

    def do_POST(self):
        sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
        said["token_request"] = parse_qs(sent)
        here = f"http://127.0.0.1:{self.server.server_port}"
        now = int(time.time())
        body = {**said["claims"], "iss": here, "aud": CLIENT, "iat": now, "exp": now + 60}
        parts = [{"alg": "RS256", "typ": "JWT"}, body]
        coded = [base64.urlsafe_b64encode(json.dumps(one).encode()) for one in parts]
        token = ".".join(one.decode().rstrip("=") for one in coded) + ".c2ln"
        self.answer({"access_token": "x", "token_type": "Bearer", "id_token": token})

    def answer(self, told):
        body = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def main():
    server = HTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    os.environ |= {
        "FIRSTHAND_OIDC_URL": f"http://127.0.0.1:{server.server_port}",
        "FIRSTHAND_OIDC_CLIENT": CLIENT,
        "FIRSTHAND_OIDC_SECRET": "s",
        "FIRSTHAND_OIDC_NAME": "the invented provider",
        "DJANGO_SETTINGS_MODULE": "firsthand.config.settings",
    }
    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.test import Client

    from firsthand.store import tables

    tables.make_tables()
    model = get_user_model()
    model.objects.create_user("lee", email="lee@example.org", password=None, code="p-lead")
    model.objects.create_user("ines", password=None, code="p-insp")
    model.objects.create_user("closed", password=None, code="p-gone", is_active=False)
    began = Client().get("/sign-in")
    told = {"offered": b"the invented provider" in began.content}
    told["policy"] = server.server_address[1] and began["Content-Security-Policy"]
    told["people"] = {name: outcome(name, model) for name in PEOPLE}
    told["accounts"] = model.objects.count()
    told["pkce"] = bool(said["token_request"].get("code_verifier"))
    told["forged"] = forged()
    print(json.dumps(told))


def outcome(name, model):
    from django.test import Client

    said["claims"] = PEOPLE[name]
    client = Client()
    away = client.post("/sign-in/oidc/oidc/login/", {"next": "//evil.example"})
    state = parse_qs(urlsplit(away.url).query)["state"][0]
    back = client.get("/sign-in/oidc/oidc/login/callback/", {"code": "c", "state": state})
    pk = client.session.get("_auth_user_id")
    return {
        "status": back.status_code,
        "to": back.get("Location"),
        "who": model.objects.get(pk=pk).code if pk else None,
        "next_page": client.get("/people/me").get("Location"),
    }


def forged():
    from django.test import Client

    answer = Client().get(
        "/sign-in/oidc/oidc/login/callback/", {"code": "c", "state": "made-up"}
    )
    return answer.status_code


if __name__ == "__main__":
    main()
