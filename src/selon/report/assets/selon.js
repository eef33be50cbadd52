// The pages work without this. It filters and sorts, fetches what a row holds, lights up what a link leads to, ties the
// text to its margin, and copies.
"use strict";
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const one = (selector, root = document) => root.querySelector(selector);
  const words = one("#words").dataset;
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const made = (name, text) => Object.assign(document.createElement(name), { textContent: text });

  // What a row or a link holds is fetched when it is opened.
  const fill = async (details) => {
    const from = details.dataset.from;
    if (!from || !details.open || details.dataset.full) return;
    details.dataset.full = "1";
    const place = one(":scope > p", details);
    const answer = await fetch(`${from}?part=1`).catch(() => null);
    if (!answer || !answer.ok) return;
    const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
    place.replaceWith(...parsed.body.childNodes);
  };
  document.addEventListener("toggle", (event) => event.target.dataset?.from && fill(event.target), true);

  // Without a server, all claims are in the page: filter, sort, and show the first of them.
  const tools = one(".tools"), table = one(".matrix"), rest = one(".rest");
  if (tools && table && rest) {
    tools.hidden = false;
    const first = 20, rows = all("tbody.claim", table), texts = new Map(rows.map((row) => [row, plain(row.textContent)]));
    let whole = rows.length <= first;
    const button = one("button", rest);
    button.textContent = button.dataset.show;
    const show = () => {
      const wanted = plain(tools.elements.q.value).split(/\s+/).filter(Boolean);
      const found = all("tbody.claim", table).filter((row) => wanted.every((word) => texts.get(row).includes(word)));
      rows.forEach((row) => { row.hidden = true; });
      found.forEach((row, at) => { row.hidden = !whole && !wanted.length && at >= first; });
      rest.hidden = whole || wanted.length > 0;
    };
    tools.addEventListener("submit", (event) => event.preventDefault());
    tools.elements.q.addEventListener("input", show);
    tools.elements.sort.addEventListener("change", () => {
      const key = tools.elements.sort.value;
      [...rows].sort((a, b) => b.dataset[key] - a.dataset[key]).forEach((row) => table.append(row));
      show();
    });
    button.addEventListener("click", () => { whole = true; show(); });
    addEventListener("hashchange", () => { if (one(".claim[hidden] :target")) { whole = true; show(); one(":target").scrollIntoView(); } });
    show();
  }

  // What a link leads to is opened and lit.
  const light = () => {
    all(".lit").forEach((segment) => segment.classList.remove("lit"));
    all(".edge.on").forEach((edge) => edge.classList.remove("on"));
    const id = decodeURIComponent(location.hash.slice(1));
    const place = /^a\d+-(\d+)-(\d+)$/.exec(id);
    const target = id && (document.getElementById(id) || (place && one(".text")));
    if (!target) return;
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    const inner = one(":scope > th > details", target);
    if (inner) inner.open = true;
    const edge = /^edge-(\d+)$/.exec(id);
    if (edge) all(`.edge[data-edge="${edge[1]}"]`).forEach((line) => line.classList.add("on"));
    if (!place) return;
    const [start, end] = [Number(place[1]), Number(place[2])];
    const lit = all(".s", target.closest(".text")).filter((s) => Number(s.dataset.at) >= start && Number(s.dataset.at) < end);
    lit.forEach((segment) => segment.classList.add("lit"));
    lit[0]?.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", light);

  // A link of the drawing opens its passages in the list below.
  all("a.edge[data-edge]").forEach((edge) => edge.addEventListener("click", (event) => {
    const details = document.getElementById(`edge-${edge.dataset.edge}`);
    if (!details) return;
    event.preventDefault();
    history.replaceState(null, "", `#edge-${edge.dataset.edge}`);
    light();
    one("summary", details).focus();
    details.scrollIntoView({ block: "center" });
  }));

  // Voices have a colour of their own, text and margin light up together.
  all(".text").forEach((text) => {
    const voices = [];
    all("[data-note]", text).forEach((note) => {
      const name = one("b", note).textContent;
      if (!voices.includes(name)) voices.push(name);
      const tone = voices.indexOf(name) < 5 ? `x${voices.indexOf(name) + 1}` : "x0";
      all(`[data-n="${note.dataset.note}"]`, text).concat(note).forEach((part) => part.classList.add(tone));
    });
    const on = (event) => {
      all(".on", text).forEach((part) => part.classList.remove("on"));
      const part = event.target.closest("[data-n], [data-note]");
      const id = part && (part.dataset.n || part.dataset.note);
      if (!id) return;
      const note = one(`[data-note="${id}"]`, text);
      all(`.s[data-n="${id}"]`, text).concat(note || []).forEach((own) => own.classList.add("on"));
      const margin = note?.closest(".notes");
      if (part.dataset.n && margin && margin.scrollHeight > margin.clientHeight) margin.scrollTop = note.offsetTop - margin.offsetTop - 40;
    };
    text.addEventListener("mouseover", on);
    text.addEventListener("focusin", on);
  });

  // The mark after a sentence: its link, or the sentence as a citation.
  let bubble = null;
  const close = () => { bubble?.remove(); bubble = null; };
  const copier = (label, text) => {
    const button = made("button", label);
    button.type = "button";
    button.addEventListener("click", async () => {
      await navigator.clipboard?.writeText(text).catch(() => null);
      button.textContent = words.copied;
      setTimeout(close, 900);
    });
    return button;
  };
  document.addEventListener("click", (event) => {
    const pin = event.target.closest(".pin");
    if (!event.target.closest(".bubble")) close();
    if (!pin) return;
    const link = new URL(pin.getAttribute("href"), location.href).href;
    const said = all(".s", pin.parentElement).map((s) => s.textContent).join("").trim();
    bubble = made("div", "");
    bubble.className = "bubble";
    bubble.append(copier(words.link, link), copier(words.cite, `« ${said} » (${pin.closest(".text").dataset.cite}) ${link}`));
    pin.parentElement.append(bubble);
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });

  // Too much to send is said before it is sent.
  all("form[data-most]").forEach((form) => form.addEventListener("submit", (event) => {
    const size = all("input[type=file]", form).flatMap((input) => [...input.files]).reduce((sum, file) => sum + file.size, 0);
    if (size <= Number(form.dataset.most)) return;
    event.preventDefault();
    const told = one("[role=alert]", form);
    told.textContent = form.dataset.told;
    told.hidden = false;
  }));

  // How far a reading is.
  const job = one("[data-job]");
  const follow = async () => {
    const answer = await fetch(job.dataset.job).catch(() => null);
    const state = answer && answer.ok ? await answer.json() : null;
    if (state && (state.state === "done" || state.state === "failed")) { location.reload(); return; }
    if (state) {
      one(".step", job).textContent = job.dataset[state.state] || "";
      const bar = one("progress", job);
      if (state.of) { bar.max = state.of; bar.value = state.done; } else bar.removeAttribute("value");
    }
    setTimeout(follow, 700);
  };
  if (job) follow();
  light();
})();
