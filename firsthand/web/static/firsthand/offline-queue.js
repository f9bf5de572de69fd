/*
 * The queue: evidence that waits on this device until the server has said that it is recorded.
 *
 * A record leaves the device only after the server answered with its number. It goes by the same
 * key however often it is sent, so that it is recorded once.
 */
import "/static/firsthand/offline-store.js";

const device = self.FirsthandDevice;
const PATIENCE = 60000; // milliseconds for one record with its files
const LOCK = "firsthand-queue";

export const WORDS = {
  waiting: "Waits for a connection. It is sent by itself.",
  sending: "Is being sent.",
  "sign-in": "Sign in again; then it is sent.",
  "other-person": "Was written by somebody else, who must sign in to send it.",
  "not-allowed": "You may not add evidence here now. Ask the lead of the inspection.",
  gone: "The inspection cannot be found, or you no longer take part in it. Ask its lead.",
  held: "Was opened in the form: it is sent from there, or with the button.",
  refused: "Was not recorded. Open it, correct it and send it again.",
};
/* States in which trying again by itself could help. */
const HOPEFUL = new Set(["waiting", "sending", "sign-in"]);

export function newKey() {
  const drawn = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(drawn, (one) => one.toString(16).padStart(2, "0")).join("");
}

/* Keep a record on this device; resolves only when it is safely there. */
export async function keep({ key, person, inspection, api, page, fields, files }) {
  const sealedFiles = [];
  for (const { field, file } of files) {
    const sealed = await device.sealed(await file.arrayBuffer());
    sealedFiles.push({ field, ...sealed });
  }
  const named = files.map(({ file }) => ({ name: file.name, type: file.type }));
  await device.put("queue", key, {
    key, person, inspection, api, page, at: Date.now(), state: "waiting", said: "",
    words: await device.sealedText({ fields, named }), files: sealedFiles,
  });
}

export async function waiting() {
  const found = await device.all("queue");
  return found.sort((one, other) => one.at - other.at);
}

/* Return what was typed into a record, and its files. */
export async function opened(record) {
  const { fields, named } = await device.unsealedText(record.words);
  const files = [];
  for (const [at, sealed] of record.files.entries()) {
    const content = await device.unsealed(sealed);
    files.push({
      field: sealed.field,
      file: new File([content], named[at].name, { type: named[at].type }),
    });
  }
  return { fields, files };
}

export function forget(key) {
  return device.remove("queue", key);
}

/*
 * Keep a record from being sent by itself while somebody corrects it. Returns the record, or
 * nothing when it was sent meanwhile.
 */
export function hold(key, person) {
  return navigator.locks.request(`${LOCK}-${key}`, async () => {
    const record = await device.get("queue", key);
    if (!record || record.person !== person) return undefined;
    await device.put("queue", key, { ...record, state: "held" });
    return record;
  });
}

/*
 * Ask who is signed in. Returns {person, token}; {state} says why there is neither.
 */
export async function whoever() {
  try {
    const answer = await fetch("/inspect/token", {
      credentials: "same-origin", redirect: "manual", cache: "no-store",
      headers: { Accept: "application/json" },
    });
    if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
      return { state: "sign-in" };
    }
    return answer.ok ? await answer.json() : { state: "waiting" };
  } catch (error) {
    return { state: "waiting" };
  }
}

/*
 * Send one record. Returns its new state, "recorded" with the number, or why it still waits.
 */
export async function send(key) {
  return navigator.locks.request(`${LOCK}-${key}`, async () => {
    const record = await device.get("queue", key);
    if (!record) return { state: "recorded", id: "" }; // another tab was faster
    await device.put("queue", key, { ...record, state: "sending" });
    const told = await attempt(record);
    if (told.state === "recorded") await forget(key);
    // What belongs to somebody else waits for them as it did before.
    else if (told.state === "other-person") await device.put("queue", key, record);
    else await device.put("queue", key, { ...record, state: told.state, said: told.said || "" });
    return told;
  });
}

async function attempt(record) {
  const who = await whoever();
  if (!who.token) return { state: who.state };
  if (who.person !== record.person) return { state: "other-person" };
  try {
    const answer = await fetch(record.api, {
      method: "POST", body: form(record, await opened(record)), credentials: "same-origin",
      redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(PATIENCE),
      headers: { Accept: "application/json", "X-CSRFToken": who.token },
    });
    return await understood(answer);
  } catch (error) {
    return { state: "waiting" };
  }
}

function form(record, { fields, files }) {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  for (const { field, file } of files) data.append(field, file);
  data.set("key", record.key);
  return data;
}

async function understood(answer) {
  if (answer.type === "opaqueredirect" || answer.status === 401) return { state: "sign-in" };
  const told = await answer.json().catch(() => null);
  if (answer.status === 200 && told && told.evidence_id) {
    return { state: "recorded", id: told.evidence_id };
  }
  const said = (told && told.problem) || "";
  if (answer.status === 403) return { state: "not-allowed", said };
  if (answer.status === 404) return { state: "gone", said };
  if ([400, 413, 422].includes(answer.status)) return { state: "refused", said };
  return { state: "waiting" }; // 429, 5xx, and what nobody foresaw: it stays and is tried again
}

/* Send everything that there is hope for; true when anything was recorded. */
export async function sendAll() {
  return navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (!lock) return false;
    let any = false;
    for (const record of await waiting()) {
      if (!HOPEFUL.has(record.state)) continue;
      const told = await send(record.key);
      any = any || told.state === "recorded";
      if (told.state === "waiting") break; // no connection for this one: none for the others
    }
    return any;
  });
}

export async function anyHope() {
  return (await waiting()).some((one) => one.state === "waiting" || one.state === "sending");
}
