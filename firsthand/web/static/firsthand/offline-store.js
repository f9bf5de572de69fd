/*
 * What is kept on this device: drafts, records that wait to be sent, and pages of forms.
 *
 * All of it is encrypted with AES-GCM under a key that scripts can use and cannot read out. Used
 * by the pages and by the service worker, so it hangs on the global object and exports nothing.
 */
(function () {
  "use strict";

  const NAME = "firsthand-offline";
  const STORES = ["keys", "drafts", "queue", "pages"];
  const KEPT_DAYS = 14;
  const DAY = 24 * 60 * 60 * 1000;

  let opening = null;

  function database() {
    opening = opening || new Promise((resolve, reject) => {
      const asked = indexedDB.open(NAME, 1);
      asked.onupgradeneeded = () => STORES.forEach((one) => asked.result.createObjectStore(one));
      asked.onsuccess = () => {
        // Another tab that signs out deletes the database: let it.
        asked.result.onversionchange = () => { asked.result.close(); opening = null; };
        asked.result.onclose = () => { opening = null; };
        resolve(asked.result);
      };
      asked.onerror = () => { opening = null; reject(asked.error); };
    });
    return opening;
  }

  async function within(store, mode, work) {
    const opened = await database();
    return new Promise((resolve, reject) => {
      // Strict: once this resolves, what was written survives a loss of power.
      const transaction = opened.transaction(store, mode, { durability: "strict" });
      const asked = work(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  }

  async function key() {
    const kept = await within("keys", "readonly", (store) => store.get("device"));
    if (kept) return kept;
    const made = await crypto.subtle.generateKey(
      { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    // Of two tabs that begin together one wins, and both use its key.
    try {
      await within("keys", "readwrite", (store) => store.add(made, "device"));
    } catch (error) {
      if (error && error.name !== "ConstraintError") throw error;
    }
    return within("keys", "readonly", (store) => store.get("device"));
  }

  async function sealed(bytes) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key(), bytes) };
  }

  async function unsealed(kept) {
    return crypto.subtle.decrypt({ name: "AES-GCM", iv: kept.iv }, await key(), kept.data);
  }

  async function sealedText(value) {
    return sealed(new TextEncoder().encode(JSON.stringify(value)));
  }

  async function unsealedText(kept) {
    return JSON.parse(new TextDecoder().decode(await unsealed(kept)));
  }

  function put(store, id, value) {
    return within(store, "readwrite", (opened) => opened.put(value, id));
  }

  function get(store, id) {
    return within(store, "readonly", (opened) => opened.get(id));
  }

  function remove(store, id) {
    return within(store, "readwrite", (opened) => opened.delete(id));
  }

  function all(store) {
    return within(store, "readonly", (opened) => opened.getAll());
  }

  function ids(store) {
    return within(store, "readonly", (opened) => opened.getAllKeys());
  }

  /* Remove what has lain here longer than KEPT_DAYS, whatever it is. */
  async function dropOld(now) {
    for (const store of ["drafts", "queue", "pages"]) {
      for (const id of await ids(store)) {
        const kept = await get(store, id);
        if (kept && now - kept.at > KEPT_DAYS * DAY) await remove(store, id);
      }
    }
  }

  /* Remove everything, the key too: without it no copy of the rest can be read. */
  async function clear() {
    for (const store of STORES) {
      await within(store, "readwrite", (opened) => opened.clear());
    }
  }

  self.FirsthandDevice = {
    KEPT_DAYS, DAY, sealed, unsealed, sealedText, unsealedText,
    put, get, remove, all, ids, dropOld, clear,
  };
})();
