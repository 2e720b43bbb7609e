/* Makes quicker what works without it. Nothing is kept in the browser; nothing is sent but to this desk. */
"use strict";

(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  /* The capture bar: names and kinds are completed, the room is named, Enter takes down */

  const MARKS = { "@": "@", "＠": "@", "#": "#", "＃": "#" };
  const fold = (text) => text.toLocaleLowerCase().normalize("NFKD").replace(/[\p{M}ـ]/gu, "");

  function wordAt(field) {
    const before = field.value.slice(0, field.selectionStart);
    const found = /(?:^|\s)([@＠#＃])([^\s@#＠＃]*)$/u.exec(before);
    return found && { mark: MARKS[found[1]], typed: found[2], start: before.length - found[2].length };
  }

  function ways(field) {
    const list = one("#capture-ways");
    const at = wordAt(field);
    const wanted = at ? fold(at.typed) : "";
    let shown = 0;
    for (const item of all("li", list)) {
      const fits = at && item.dataset.mark === at.mark && shown < 8 &&
        (fold(item.dataset.word).startsWith(wanted) || fold(item.textContent).startsWith(wanted));
      item.hidden = !fits;
      item.setAttribute("role", "option");
      item.id = item.id || `way-${all("li", list).indexOf(item)}`;
      if (fits) shown += 1;
    }
    choose(field, shown ? one("li:not([hidden])", list) : null);
    list.hidden = !shown;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", field.getAttribute("placeholder"));
  }

  function choose(field, item) {
    for (const other of all("#capture-ways [aria-selected=true]")) other.removeAttribute("aria-selected");
    if (item) {
      item.setAttribute("aria-selected", "true");
      item.scrollIntoView({ block: "nearest" });
      field.setAttribute("aria-activedescendant", item.id);
    } else field.removeAttribute("aria-activedescendant");
  }

  function complete(field, item) {
    const at = wordAt(field);
    if (!at || !item) return;
    const after = field.value.slice(field.selectionStart);
    field.value = `${field.value.slice(0, at.start)}${item.dataset.word} ${after.replace(/^ /, "")}`;
    const end = at.start + item.dataset.word.length + 1;
    field.setSelectionRange(end, end);
    ways(field);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function step(field, by) {
    const open = all("#capture-ways li:not([hidden])");
    const now = open.findIndex((item) => item.getAttribute("aria-selected") === "true");
    choose(field, open[(now + by + open.length) % open.length]);
  }

  function captureKey(event) {
    const field = event.target;
    const list = one("#capture-ways");
    const open = list && !list.hidden;
    if (open && event.key === "ArrowDown") step(field, 1);
    else if (open && event.key === "ArrowUp") step(field, -1);
    else if (open && event.key === "Escape") list.hidden = true;
    else if (open && event.key === "Tab" && !event.shiftKey) complete(field, one("[aria-selected=true]", list));
    else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      const at = wordAt(field);
      const item = open ? one("[aria-selected=true]", list) : null;
      if (item && at && at.typed && fold(item.dataset.word) !== fold(at.typed)) complete(field, item);
      else field.form.requestSubmit();
    } else return;
    event.preventDefault();
  }

  document.addEventListener("keydown", (event) => {
    if (event.target.id === "capture-line") captureKey(event);
    if (event.key === "F2" && !event.altKey && !event.ctrlKey && !event.metaKey) focusOn("#capture-line", event);
    if (event.key === "/" && event.altKey) focusOn("#q", event);
  });

  function focusOn(selector, event) {
    const field = one(selector);
    if (!field) return;
    event.preventDefault();
    field.focus();
  }

  document.addEventListener("click", (event) => {
    const item = event.target.closest("#capture-ways li");
    if (!item) return;
    const field = one("#capture-line");
    field.focus();
    complete(field, item);
  });

  document.addEventListener("change", (event) => {
    if (event.target.id !== "capture-room") return;
    for (const says of all("#capture-says [data-room]")) says.hidden = says.dataset.room !== event.target.value;
  });

  /* What is typed is kept, sealed, as it is typed */

  const waiting = new Map();
  const underWay = new Map();

  document.addEventListener("input", (event) => {
    if (event.target.id === "capture-line") ways(event.target);
    const form = event.target.closest ? event.target.closest("form[data-draft]") : null;
    if (!form) return;
    clearTimeout(waiting.get(form));
    waiting.set(form, setTimeout(() => keep(form), 400));
  });

  function keep(form) {
    clearTimeout(waiting.get(form));
    waiting.delete(form);
    const typed = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") typed.append(name, value);
    typed.append("draft-of", form.dataset.draft);
    const base = `/${location.pathname.split("/")[1]}/draft`;
    stop(form);
    const stopped = new AbortController();
    underWay.set(form, stopped);
    return fetch(base, {
      method: "POST", body: typed, credentials: "same-origin", keepalive: typed.toString().length < 60000, signal: stopped.signal,
    })
      .then((answer) => { form.dataset.kept = String(answer.ok); })
      .catch(() => { form.dataset.kept = "false"; })
      .finally(() => { if (underWay.get(form) === stopped) underWay.delete(form); });
  }

  /* What is being kept of a form must not arrive after the form itself, or what came later of it */
  function stop(form) {
    const before = underWay.get(form);
    if (before) before.abort();
    underWay.delete(form);
  }

  document.addEventListener("submit", (event) => {
    clearTimeout(waiting.get(event.target));
    waiting.delete(event.target);
    stop(event.target);
  });
  addEventListener("pagehide", () => { for (const form of [...waiting.keys()]) keep(form); });

  /* Seconds that are left to take a note back; an idle desk leaves nothing on the screen */

  const eastern = (number) => String(number).replace(/\d/g, (digit) => "٠١٢٣٤٥٦٧٨٩"[digit]);

  setInterval(() => {
    for (const says of all("[data-left]")) {
      const left = Math.max(0, Number(says.dataset.left) - 1);
      says.textContent = says.textContent.replace(says.dataset.left, left).replace(eastern(says.dataset.left), eastern(left));
      says.dataset.left = String(left);
    }
  }, 1000);

  let used = Date.now();
  for (const sort of ["keydown", "pointerdown", "input"]) addEventListener(sort, () => { used = Date.now(); }, { passive: true });

  setInterval(async () => {
    const minutes = Number(document.body.dataset.idle || 0);
    if (!minutes || Date.now() - used < minutes * 60000 + 2000) return;
    used = Date.now();
    await Promise.all([...waiting.keys()].map(keep));
    location.assign("/?idle=1");
  }, 5000);

  /* A page that a browser kept is asked for again: the desk may have been locked meanwhile */

  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

  /* After a page was put in place */

  function settled(event) {
    const wrong = one("#wrong");
    if (wrong) wrong.focus();
    const field = one("#capture-line");
    if (field) {
      field.setAttribute("aria-controls", "capture-ways");
      field.setAttribute("aria-autocomplete", "list");
    }
    if (event && !wrong && event.detail && event.detail.boosted) next(event).focus({ preventScroll: true });
  }

  /* Whoever has just written a line is about to write the next one */
  function next(event) {
    const sent = event.detail.requestConfig && event.detail.requestConfig.elt;
    const again = sent && sent.dataset && sent.dataset.again;
    return (again && one(again)) || one("#main");
  }

  document.addEventListener("htmx:afterSettle", settled);
  settled();
})();
