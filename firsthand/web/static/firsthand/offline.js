/*
 * Working without a connection: what is typed into the form of evidence is kept on this device,
 * and what is sent waits here until the server has it.
 *
 * Without scripts, or where the browser has no encryption or storage, the form is an ordinary
 * form and nothing here runs.
 */
import "/static/firsthand/offline-store.js";
import { anyHope, forget, hold, keep, newKey, opened, send, sendAll, waiting, whoever }
  from "/static/firsthand/offline-queue.js";
import { draw } from "/static/firsthand/offline-list.js";

const device = self.FirsthandDevice;
const AGAIN = 30000; // milliseconds between two tries while something waits
const STATIC = "firsthand-static";
const SCRIPTS = ["offline.js", "offline-store.js", "offline-queue.js", "offline-list.js"];
const NOT_TYPED = new Set(["csrfmiddlewaretoken", "key"]);

const form = document.querySelector("form[data-offline-form]");
let person = (form && form.dataset.person) || "";

function fieldsOf(given) {
  const fields = [];
  const files = [];
  for (const [name, value] of new FormData(given)) {
    if (value instanceof File) {
      if (value.name || value.size) files.push({ field: name, file: value });
    } else if (!NOT_TYPED.has(name)) {
      fields.push([name, value]);
    }
  }
  return { fields, files };
}

function fill(given, fields) {
  const told = new Map();
  for (const [name, value] of fields) told.set(name, [...(told.get(name) || []), value]);
  for (const node of given.elements) {
    if (!node.name || NOT_TYPED.has(node.name) || node.type === "file") continue;
    const values = told.get(node.name) || [];
    if (node.type === "checkbox" || node.type === "radio") node.checked = values.includes(node.value);
    else if (node.type !== "submit" && node.type !== "button" && values.length) {
      node.value = values[0];
    }
  }
  carry(given, fields);
}

function fillFiles(given, files) {
  for (const node of given.querySelectorAll("input[type=file]")) {
    const chosen = new DataTransfer();
    files.filter((one) => one.field === node.name).forEach((one) => chosen.items.add(one.file));
    node.files = chosen.files;
  }
}

/* Files that the server kept at an earlier try go along though a fresh form does not know them. */
function carry(given, fields) {
  for (const [name, value] of fields) {
    if (name !== "kept") continue;
    const there = [...given.querySelectorAll("[name=kept]")];
    if (there.some((one) => one.value === value)) continue;
    const node = document.createElement("input");
    node.type = "hidden";
    node.name = name;
    node.value = value;
    given.append(node);
  }
}

function note(text, focus) {
  let place = document.querySelector("[data-offline-note]");
  if (!place) {
    place = document.createElement("div");
    place.dataset.offlineNote = "";
    place.className = "govuk-inset-text";
    place.setAttribute("role", "status");
    place.tabIndex = -1;
    form.before(place);
  }
  place.textContent = text;
  place.hidden = !text;
  if (focus) place.focus();
}

class Writing {
  /* The form of a new piece of evidence: its draft, its key, and how it is sent. */

  constructor(given) {
    this.form = given;
    this.draft = `${location.pathname} ${given.dataset.person}`;
    this.key = newKey();
    this.timer = 0;
    this.busy = false;
    this.ended = false;
    this.resumed = false;
    this.written = Promise.resolve();
  }

  async begin() {
    const asked = /^#waiting=([0-9a-f]+)$/.exec(location.hash);
    if (asked) await this.resume(asked[1]);
    else if (document.querySelector(".govuk-error-summary")) await this.shownAgain();
    else await this.restore();
    this.setKey();
    this.form.addEventListener("input", () => this.later());
    this.form.addEventListener("change", () => this.later());
    this.form.addEventListener("submit", (event) => this.submit(event));
    self.addEventListener("pagehide", () => this.save());
    document.addEventListener("visibilitychange", () => document.hidden && this.save());
    this.form.dataset.offlineReady = "";
  }

  setKey() {
    let node = this.form.querySelector("input[name=key]");
    if (!node) {
      node = document.createElement("input");
      node.type = "hidden";
      node.name = "key";
      this.form.append(node);
    }
    node.value = this.key;
  }

  async resume(key) {
    const record = await hold(key, person);
    if (!record) {
      note("It does not wait any more: it was sent, or it is not on this device.");
      return;
    }
    const { fields, files } = await opened(record);
    // A draft of its own, so that what is being written otherwise stays as it is.
    this.draft = `${this.draft} ${key}`;
    const kept = await device.get("drafts", this.draft);
    fill(this.form, kept ? await device.unsealedText(kept) : fields);
    fillFiles(this.form, files);
    this.key = key;
    this.resumed = true;
    note(`This waits on this device. ${record.said}`);
  }

  /* The server showed the form again with objections: what it shows is what counts. */
  async shownAgain() {
    await this.save();
  }

  async restore() {
    const kept = await device.get("drafts", this.draft);
    if (!kept) return;
    fill(this.form, await device.unsealedText(kept));
    const when = new Date(kept.at).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
    note(`What you typed here on ${when} was kept on this device and is shown again.`);
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), 250);
  }

  save(more = {}) {
    clearTimeout(this.timer);
    if (this.ended) return this.written;
    const { fields } = fieldsOf(this.form);
    this.written = this.written.then(async () => {
      if (this.ended) return;
      const sealed = await device.sealedText(fields);
      await device.put("drafts", this.draft, { at: Date.now(), person, ...sealed, ...more });
    }).catch(() => note("What you type cannot be kept on this device: it may be full."));
    return this.written;
  }

  async drop() {
    await this.written;
    await device.remove("drafts", this.draft);
  }

  async submit(event) {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    note("Is being sent.");
    try {
      const { inspection, api } = this.form.dataset;
      await keep({
        key: this.key, person, inspection, api, page: location.pathname, ...fieldsOf(this.form),
      });
    } catch (error) {
      this.plainly(); // the device cannot keep it: send it as any form is sent
      return;
    }
    const told = await send(this.key);
    await this.after(told);
    this.busy = false;
  }

  async after({ state, id }) {
    if (state === "refused") {
      await forget(this.key);
      await this.save({ handedOver: true });
      this.plainly();
      return;
    }
    this.ended = true;
    await this.drop();
    if (state === "recorded") {
      const after = this.form.dataset.after || location.pathname;
      location.assign(id ? after.replace("{id}", id) : after.replace("/{id}", ""));
      return;
    }
    if (this.resumed) {
      location.replace(location.pathname);
      return;
    }
    this.form.reset();
    this.ended = false;
    this.key = newKey();
    this.setKey();
    await draw(person);
    note("It is kept on this device and stands in the list of what waits. You can go on.", true);
  }

  /* The server has the last word on what is wrong, and says it beside each field. */
  plainly() {
    HTMLFormElement.prototype.submit.call(this.form);
  }
}

/* Keep the page of the form, and what it needs, for a time without a connection. */
async function keepPage() {
  const answer = await fetch(location.pathname, { credentials: "same-origin", redirect: "manual" });
  if (!answer.ok) return;
  const names = ["Content-Type", "Content-Security-Policy"];
  const headers = names.map((one) => [one, answer.headers.get(one)]).filter(([, value]) => value);
  const sealed = await device.sealedText({ html: await answer.text(), headers });
  await device.put("pages", location.pathname, { at: Date.now(), ...sealed });
  const needed = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon]")]
    .map((one) => one.href).concat(SCRIPTS.map((one) => `/static/firsthand/${one}`));
  const cache = await caches.open(STATIC);
  await Promise.all(needed.map((one) => cache.add(one).catch(() => {})));
  document.documentElement.dataset.offlineKept = "";
}

async function clearDevice() {
  await device.clear();
  await caches.delete(STATIC);
  const workers = await navigator.serviceWorker.getRegistrations();
  await Promise.all(workers.map((one) => one.unregister()));
}

function watchSignOut(given) {
  given.addEventListener("submit", async (event) => {
    event.preventDefault();
    const count = (await waiting().catch(() => [])).length;
    const warning = `${count} piece${count === 1 ? "" : "s"} of evidence on this device `
      + "were not sent yet. Signing out deletes them. Sign out all the same?";
    if (count && !window.confirm(warning)) return;
    await clearDevice().catch(() => {});
    HTMLFormElement.prototype.submit.call(given);
  });
}

/*
 * A draft that was handed to the server in the ordinary way is recorded when the server answered
 * the form with another page.
 */
async function dropRecorded() {
  const [told] = performance.getEntriesByType("navigation");
  if (!told || !told.redirectCount || !document.referrer) return;
  const from = new URL(document.referrer).pathname;
  for (const id of await device.ids("drafts")) {
    const kept = await device.get("drafts", id);
    if (kept.handedOver && id.startsWith(`${from} `)) await device.remove("drafts", id);
  }
}

async function sendWhatWaits() {
  if (await sendAll()) await draw(person);
}

async function begin() {
  document.querySelectorAll("form[data-offline-signout]").forEach(watchSignOut);
  await device.dropOld(Date.now());
  await dropRecorded();
  if (form) await new Writing(form).begin();
  if ((await waiting()).length && !person) person = (await whoever()).person || "";
  await draw(person);
  self.addEventListener("hashchange", () => location.hash.startsWith("#waiting=") && location.reload());
  self.addEventListener("online", () => sendWhatWaits().then(() => draw(person)));
  setInterval(async () => { if (await anyHope()) await sendWhatWaits().then(() => draw(person)); }, AGAIN);
  if (form) {
    await navigator.serviceWorker.register("/inspect/sw.js", { scope: "/inspect/" });
    await navigator.serviceWorker.ready;
    await keepPage().catch(() => {}); // without a connection the page was kept before
  }
  await sendWhatWaits().then(() => draw(person));
  document.documentElement.dataset.offlineSettled = "";
}

if (self.crypto && crypto.subtle && self.indexedDB && navigator.serviceWorker && navigator.locks) {
  begin().catch(() => {});
}
