/* Makes quicker what works without it. Nothing is kept in the browser; nothing is sent but to this desk. */
"use strict";

(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  /* The capture bar: names and kinds are completed, Enter takes down */

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
    stop(form);
    const typed = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") typed.append(name, value);
    typed.append("draft-of", form.dataset.draft);
    const base = `/${location.pathname.split("/")[1]}/draft`;
    const stopped = new AbortController();
    const done = fetch(base, {
      method: "POST", body: typed, credentials: "same-origin", keepalive: typed.toString().length < 60000, signal: stopped.signal,
    })
      .then((answer) => (answer.ok ? null : answer.json().then((said) => said.why || "", () => "")), () => "")
      .then((why) => {
        if (underWay.get(form)?.stopped !== stopped) return;
        underWay.delete(form);
        form.dataset.kept = String(why === null);
        unkept(why);
      });
    underWay.set(form, { stopped, done });
    return done;
  }

  /* Whoever types into a page that keeps nothing is told so; `why` is null where it was kept */
  function unkept(why) {
    const says = one("#unkept");
    if (!says) return;
    one("[data-why]", says).textContent = why || "";
    says.hidden = why === null;
  }

  /* What is, or waits to be, kept of a form must not arrive after the form itself, or what came later of it */
  function stop(form) {
    clearTimeout(waiting.get(form));
    waiting.delete(form);
    const before = underWay.get(form);
    underWay.delete(form);
    if (before) before.stopped.abort();
  }

  /* Whatever is asked for next finds what was typed until now, but for a form that is itself what is sent */
  function kept(sent) {
    for (const form of [...waiting.keys()]) if (form !== sent) keep(form);
    const open = [...underWay].filter(([form]) => form !== sent).map(([, way]) => way.done);
    return open.length ? Promise.race([Promise.all(open), new Promise((go) => setTimeout(go, 2000))]) : null;
  }

  const ready = new WeakSet();

  document.addEventListener("submit", (event) => {
    const form = event.target;
    stop(form);
    const open = ready.delete(form) ? null : kept(form);
    if (!open) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const by = event.submitter;
    open.then(() => { ready.add(form); form.requestSubmit(by); });
  }, true);

  document.addEventListener("htmx:confirm", (event) => {
    const open = kept(event.detail.elt);
    if (!open) return;
    event.preventDefault();
    open.then(() => event.detail.issueRequest(true));
  });

  addEventListener("pagehide", () => { for (const form of [...waiting.keys()]) keep(form); });

  /* Seconds that are left to take a note back; an idle desk leaves nothing on the screen */

  const eastern = (number) => String(number).replace(/\d/g, (digit) => "٠١٢٣٤٥٦٧٨٩"[digit]);

  setInterval(() => {
    for (const says of all("[data-left]")) {
      const left = Math.max(0, Number(says.dataset.left) - 1);
      says.textContent = says.textContent.replace(says.dataset.left, left).replace(eastern(says.dataset.left), eastern(left));
      says.dataset.left = String(left);
      if (!left) over(says.closest("[data-runs]"));
    }
  }, 1000);

  /* What stood there while it could be taken back gives way to what holds since */
  function over(place) {
    if (!place) return;
    for (const part of all("[data-before]", place)) part.hidden = true;
    for (const part of all("[data-then]", place)) part.hidden = false;
  }

  let used = Date.now();
  for (const sort of ["keydown", "pointerdown", "input"]) addEventListener(sort, () => { used = Date.now(); }, { passive: true });

  /* Whoever works in another window has not left: the page goes once the desk has locked. Asking that is no use of it. */
  const inUse = () => fetch("/settings?idle=1", { method: "HEAD", credentials: "same-origin" }).then((answer) => answer.ok, () => false);

  setInterval(async () => {
    const idle = Number(document.body.dataset.idle || 0) * 60000 + 2000;
    if (idle === 2000 || Date.now() - used < idle) return;
    used = Date.now() - idle + 30000;
    await kept(null);
    if (!(await inUse())) location.assign("/?idle=1");
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
