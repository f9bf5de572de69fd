/*
 * The service worker: shows the form of evidence when there is no connection.
 *
 * It writes nothing. Pages that were kept by offline.js, encrypted, are shown when the server
 * cannot be reached or fails; everything else goes to the network as if it were not there.
 */
"use strict";

importScripts("/static/firsthand/offline-store.js");

const STATIC = "firsthand-static";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (address.pathname.startsWith("/static/")) {
    event.respondWith(fetch(request).catch(() => cached(request)));
  } else if (request.mode === "navigate") {
    event.respondWith(page(request, address.pathname));
  }
});

async function cached(request) {
  return (await caches.match(request, { ignoreSearch: true })) || Response.error();
}

async function page(request, path) {
  let answer = null;
  try {
    answer = await fetch(request);
    if (answer.status < 500) return answer;
  } catch (error) {
    answer = null;
  }
  const kept = await keptPage(path);
  return kept || answer || offline();
}

async function keptPage(path) {
  try {
    const kept = await FirsthandDevice.get("pages", path);
    if (!kept) return null;
    const { html, headers } = await FirsthandDevice.unsealedText(kept);
    return new Response(html, { headers });
  } catch (error) {
    return null;
  }
}

async function offline() {
  const forms = await FirsthandDevice.ids("pages").catch(() => []);
  const links = forms.map((one) => `<li><a href="${encodeURI(one)}">Add evidence to ${
    encodeURI(one.split("/")[2])}</a></li>`).join("");
  const said = links
    ? `<p>These forms were opened on this device and work without a connection:</p><ul>${links}</ul>`
    : "<p>No form of evidence was opened on this device while there was a connection.</p>";
  return new Response(
    `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>No connection – Firsthand</title></head><body><main><h1>There is no connection</h1>
<p>This page cannot be shown now. What waits on this device is kept and is sent when the
connection is back.</p>${said}</main></body></html>`,
    { status: 503, headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": "default-src 'self'; object-src 'none'; base-uri 'none'",
    } });
}
