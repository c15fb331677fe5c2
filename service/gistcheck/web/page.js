/* gistcheck page: what the form and the buttons do in the browser. */
window.gistcheckPage = (() => {
  "use strict";
  const KINDS = { JSON: ["json", "application/json"], Markdown: ["md", "text/markdown"], HTML: ["html", "text/html"] };
  const split = (text) => { const at = text.indexOf("\n"); return [text.slice(0, at), text.slice(at + 1)]; };

  let filled = [], lengthIsChosen = false;

  /** An example or a file filled these entries in: text, title, date. */
  function fill(...entries) { filled = entries; }

  /** Empty title and date where they came with the text that a person now changes; undefined leaves one as it is. */
  function keep(text, ...others) {
    const typing = document.activeElement?.matches("#gp-text textarea");
    if (!typing || !filled.length || text.trim() === filled[0].trim()) return [];
    const kept = others.map((entry, i) => (entry === filled[i + 1] ? "" : undefined));
    filled = [];
    return kept;
  }

  function chooseLength() { lengthIsChosen = true; }

  /** The summary's usual length in a unit just chosen; undefined leaves the one that a person chose. */
  function lengthIn(unit, usual) { return lengthIsChosen ? undefined : usual[unit]; }

  function arrive() {
    const title = document.querySelector(".gp-result .gc-header h2");
    if (!title) return;
    document.querySelector(".gp-verdict .html-container").setAttribute("role", "status");
    gistcheckReport.clear();
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }

  function restart() {
    gistcheckReport.clear();
    scrollTo({ top: 0 });
    document.querySelector("#gp-text textarea")?.focus();
  }

  function showVerdict() {
    const pick = document.querySelector('[data-pick="own"]');
    gistcheckReport.clear();
    if (!pick) return;
    const beside = getComputedStyle(pick.closest(".gc-findings")).position === "sticky";
    gistcheckReport.chooseFinding(pick, beside);
    pick.closest(".gc-item").scrollIntoView({ block: "nearest" });
  }

  function tell(id, word) {
    const button = document.getElementById(id), before = button.textContent;
    button.textContent = word;
    setTimeout(() => { button.textContent = before; }, 1600);
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(split(text)[1]);
      tell("gp-copy", "Copied");
    } catch { tell("gp-copy", "Not allowed"); }
  }

  function download(text) {
    const [kind, content] = split(text), [ending, type] = KINDS[kind];
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = `gistcheck-report.${ending}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  return { fill, keep, chooseLength, lengthIn, arrive, restart, showVerdict, copy, download };
})();
