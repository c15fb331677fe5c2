/* gistcheck report: choosing a finding marks its places; choosing a sentence lights its findings. */
(() => {
  "use strict";
  let chosen = null, places = [], at = 0;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const plural = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  function clear() {
    for (const name of ["gc-on", "gc-lit", "gc-mark", "gc-now"]) all("." + name).forEach((e) => e.classList.remove(name));
    all('[aria-pressed="true"]').forEach((e) => { if (e.matches(".gc-pick, .gc-s")) e.setAttribute("aria-pressed", "false"); });
    chosen = null; places = []; at = 0;
    say("");
  }

  function say(text) {
    const bar = document.querySelector(".gc-bar");
    if (!bar) return;
    bar.classList.toggle("gc-open", Boolean(text));
    bar.querySelector(".gc-status").textContent = text;
    bar.querySelectorAll("button").forEach((e) => { e.hidden = !text || (e.dataset.do === "next" && places.length < 2); });
  }

  function show(index) {
    all(".gc-now").forEach((e) => e.classList.remove("gc-now"));
    at = index % places.length;
    if (places.length > 1) places[at].classList.add("gc-now");
    places[at].scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
  }

  function choose(element, found, text, move) {
    chosen = element; places = found;
    element.setAttribute("aria-pressed", "true");
    say(text);
    if (places.length && move) show(0);
  }

  function chooseFinding(pick, move = true) {
    const key = pick.dataset.pick, item = pick.closest(".gc-item"), again = chosen === pick;
    clear();
    if (again) return;
    item.classList.add("gc-on");
    const typed = item.dataset.refs === undefined ? null : item.dataset.refs.split(" ").filter(Boolean);
    const sentences = typed ? typed.map((id) => document.getElementById(id)).filter(Boolean) : all(`[data-findings~="${key}"]`);
    sentences.forEach((e) => e.classList.add("gc-lit"));
    const spans = typed ? sentences : all(`[data-of~="${key}"]`);
    spans.forEach((e) => e.classList.add("gc-mark"));
    choose(pick, sentences, sentences.length ? `${plural(sentences.length, "place")} marked in the article` : "No place in the article to mark", move);
  }

  function chooseSentence(sentence) {
    const again = chosen === sentence;
    clear();
    if (again) return;
    sentence.classList.add("gc-lit");
    const items = sentence.dataset.findings.split(" ").map((key) => document.querySelector(`[data-item="${key}"]`)).filter(Boolean);
    items.forEach((e) => e.classList.add("gc-on"));
    choose(sentence, items, `${plural(items.length, "finding")} drawn from this sentence`, true);
  }

  function command(name) {
    if (name === "next" && places.length) return show(at + 1);
    const from = chosen;
    if (name === "clear") clear();
    from?.focus({ preventScroll: name === "clear" });
    if (name === "back") from?.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
  }

  function goTo(link) {
    const target = document.getElementById(link.hash.slice(1));
    if (!target) return false;
    clear();
    target.classList.add("gc-lit");
    places = [target]; chosen = link;
    show(0);
    say("1 place marked in the article");
    return true;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".gc-bar [data-do]");
    if (button) return command(button.dataset.do);
    const link = event.target.closest('.gc-item a[href^="#gc-"], .gc-left a[href^="#gc-"]');
    if (link) { if (goTo(link)) event.preventDefault(); return; }
    if (event.target.closest("a, summary") || String(getSelection()).trim()) return;
    const sentence = event.target.closest(".gc-s");
    if (sentence) return chooseSentence(sentence);
    const pick = event.target.closest(".gc-item")?.querySelector(".gc-pick");
    if (pick) chooseFinding(pick);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && chosen) command("clear");
    else if ((event.key === "Enter" || event.key === " ") && event.target.matches?.(".gc-s")) { event.preventDefault(); chooseSentence(event.target); }
  });
  let opened = [];
  addEventListener("beforeprint", () => { opened = all(".gc-report details:not([open])"); opened.forEach((e) => { e.open = true; }); });
  addEventListener("afterprint", () => opened.forEach((e) => { e.open = false; }));
  window.gistcheckReport = { chooseFinding, clear };
})();
