/* The list 'Waiting on this device', on every page of somebody who is signed in. */
import "/static/firsthand/offline-store.js";
import { WORDS, forget, opened, send, waiting } from "/static/firsthand/offline-queue.js";

const device = self.FirsthandDevice;
const SHOWN = 90; // characters of what was typed

function made(tag, { text = "", className = "", ...more } = {}, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  for (const [name, value] of Object.entries(more)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

function container() {
  const found = document.querySelector("[data-offline-list]");
  if (found) return found;
  const main = document.getElementById("main-content") || document.body;
  const node = made("div", { "data-offline-list": "" });
  main.prepend(node);
  return node;
}

function day(at) {
  return new Date(at).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
}

function button(text, work) {
  const node = made("button", {
    text, type: "button", className: "govuk-button govuk-button--secondary govuk-!-margin-right-2",
  });
  node.addEventListener("click", work);
  return node;
}

async function begins(record) {
  const { fields } = await opened(record);
  const text = (fields.find(([name]) => name === "text") || ["", ""])[1].trim();
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text || "(nothing written yet)";
}

async function item(record, person, redraw) {
  const own = !person || record.person === person;
  const words = own ? await begins(record).catch(() => "(cannot be read any more)") : "";
  const node = made("li", { "data-offline-record": record.key, "data-state": record.state });
  if (words) node.append(made("p", { className: "govuk-body govuk-!-font-weight-bold", text: words }));
  const state = own ? record.state : "other-person";
  const count = record.files.length;
  const told = [
    `Inspection ${record.inspection}, written ${day(record.at)}`,
    count ? `, with ${count} file${count > 1 ? "s" : ""}` : "", ". ",
    WORDS[state] || "", record.said ? ` ${record.said}` : "",
    ` Kept here until ${day(record.at + device.KEPT_DAYS * device.DAY)}.`,
  ].join("");
  node.append(made("p", { className: "govuk-body", text: told }));
  if (!own) return node;
  node.append(button("Send now", async () => { await send(record.key); await redraw(); }));
  node.append(made("a", {
    className: "govuk-link govuk-!-margin-right-4", text: "Open it in the form",
    href: `${record.page}#waiting=${record.key}`,
  }));
  node.append(button("Delete from this device", async () => {
    if (!window.confirm("Delete it? It is nowhere else.")) return;
    await forget(record.key);
    await redraw();
  }));
  return node;
}

/* Draw the list anew; nothing is drawn while nothing waits. */
export async function draw(person) {
  const found = await waiting();
  const old = document.querySelector("[data-offline-list]");
  if (!found.length && !old) return;
  const items = [];
  for (const record of found) items.push(await item(record, person, () => draw(person)));
  const place = container();
  place.replaceChildren();
  place.hidden = !found.length;
  if (!found.length) return;
  place.append(
    made("section", { "aria-labelledby": "offline-heading" },
      made("h2", {
        id: "offline-heading", className: "govuk-heading-m",
        text: `Waiting on this device (${found.length})`,
      }),
      made("ul", { className: "govuk-list" }, ...items)));
}
