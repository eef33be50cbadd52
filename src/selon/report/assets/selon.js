// The page works without this: it adds filtering, sorting, and lights up the whole of a place that a link leads to.
"use strict";
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const tools = document.querySelector(".tools");
  const table = document.querySelector(".matrix");
  if (tools && table) {
    tools.hidden = false;
    const rows = all("tbody.claim", table);
    const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
    const filter = tools.querySelector("#filter");
    const sort = tools.querySelector("#sort");
    const texts = new Map(rows.map((row) => [row, plain(row.textContent)]));
    filter.addEventListener("input", () => {
      const wanted = plain(filter.value).split(/\s+/).filter(Boolean);
      rows.forEach((row) => { row.hidden = !wanted.every((word) => texts.get(row).includes(word)); });
    });
    sort.addEventListener("change", () => {
      const key = sort.value;
      [...rows].sort((a, b) => b.dataset[key] - a.dataset[key]).forEach((row) => table.append(row));
    });
  }
  const light = () => {
    all(".lit").forEach((segment) => segment.classList.remove("lit"));
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) return;
    if (target.tagName === "DETAILS") target.open = true;
    const place = /^a\d+-(\d+)-(\d+)$/.exec(id);
    if (!place) return;
    const [start, end] = [Number(place[1]), Number(place[2])];
    all(".s", target.closest(".text")).forEach((segment) => {
      const at = Number(segment.dataset.at);
      if (at >= start && at < end) segment.classList.add("lit");
    });
  };
  addEventListener("hashchange", light);
  light();
})();
