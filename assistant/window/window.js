// What the page does by itself: the language of its words, pointing from an answer to its proof and back, the composer.
// Whatever needs an answer goes to the server through the hidden bridge component.
(() => {
  "use strict";

  const root = document.documentElement;
  const settings = window.assistantSettings;
  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const remember = (key, value) => { try { localStorage.setItem(key, value); } catch { /* private windows may refuse */ } };
  const recall = (key) => { try { return localStorage.getItem(key); } catch { return null; } };

  // ---- Language -----------------------------------------------------------------------------------------------------

  const languages = Object.keys(settings.names);
  let language = languages.includes(recall("assistant-language"))
    ? recall("assistant-language")
    : (navigator.languages || [navigator.language]).some((each) => /^(id|in|ms|jv|su)\b/i.test(each)) ? "id" : "en";

  function speak(chosen) {
    language = chosen;
    root.lang = language;
    root.dataset.language = language;
    document.title = settings.names[language];
    label(document);
  }

  // Attributes cannot hold both languages as elements do, so they are set from data-id and data-en.
  function label(within) {
    for (const element of all("[data-attribute]", within)) {
      const text = element.dataset[language];
      if (element.getAttribute(element.dataset.attribute) !== text) element.setAttribute(element.dataset.attribute, text);
    }
    for (const button of all("[data-do=language]", within)) {
      const pressed = String(button.dataset.language === language);
      if (button.getAttribute("aria-pressed") !== pressed) button.setAttribute("aria-pressed", pressed);
    }
  }

  // ---- The bridge to the server ---------------------------------------------------------------------------------------

  let trigger = null;
  const waiting = [];
  const send = (name, data = {}) => (trigger ? trigger(name, data) : waiting.push([name, data]));

  // ---- Asking ---------------------------------------------------------------------------------------------------------

  let token = 0;        // tells what was asked from what was asked before
  let asked = null;     // the question under way: what is sent, for stopping it
  let editing = null;   // the number of the turn that the composer replaces

  const box = () => find("#question");
  const turns = () => all("#settled .turn, #live .turn");

  function ask(question, more = {}) {
    question = question.trim().slice(0, settings.most);
    if (!question || asked) return;
    asked = { question, at: more.at ?? turns().length, token: ++token, ...more };
    busy(true);
    send("ask", asked);
  }

  function busy(is) {
    if (!is) asked = null;
    const form = find(".composer");
    if (!form) return;
    form.classList.toggle("busy", is);
    find(".send[type=submit]", form).hidden = is;
    find(".send.stop", form).hidden = !is;
  }

  function edit(index) {
    const question = find(`#t${index} .question`);
    if (!question) return;
    editing = index;
    find(".composer .editing").hidden = false;
    box().value = textOf(question);
    grow();
    box().focus();
  }

  function stopEditing() {
    editing = null;
    find(".composer .editing").hidden = true;
  }

  const textOf = (question) => [...question.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => node.textContent).join("").trim();

  function grow() {
    const area = box();
    area.style.height = "auto";
    area.style.height = `${Math.min(area.scrollHeight, 160)}px`;
    const used = area.value.length;
    const count = find(".composer .count");
    find("[data-used]", count).textContent = used;
    count.classList.toggle("near", used > settings.most * 0.9);
    count.classList.toggle("used", used > 0);
  }

  function submit() {
    const question = box().value;
    if (!question.trim() || asked) return;
    ask(question, editing === null ? {} : { at: editing });
    box().value = "";
    stopEditing();
    grow();
  }

  // ---- Pointing at the proof ------------------------------------------------------------------------------------------

  const wide = () => matchMedia("(min-width: 60rem)").matches;
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  function point(key, { scroll = true, from = null } = {}) {
    all("#article .active").forEach((mark) => mark.classList.remove("active"));
    all(".chip.active").forEach((chip) => chip.classList.remove("active"));
    const marks = all("#article .mark").filter((mark) => mark.dataset.keys.split(" ").includes(key));
    marks.forEach((mark) => mark.classList.add("active"));
    if (from && from.classList.contains("chip")) from.classList.add("active");
    caption(from);
    if (marks.length && scroll) reveal(marks[0]);
  }

  function reveal(element) {
    const paper = find("#article");
    if (wide() && paper.contains(element)) {
      const top = element.getBoundingClientRect().top - paper.getBoundingClientRect().top + paper.scrollTop;
      paper.scrollTo({ top: top - paper.clientHeight * 0.36, behavior: calm() ? "auto" : "smooth" });
    } else {
      element.scrollIntoView({ block: element.id === "figures" ? "start" : "center", behavior: calm() ? "auto" : "smooth" });
    }
  }

  // What is being looked at, and its gloss where the answer is in another language than the article.
  function caption(from) {
    const line = find("#caption .caption");
    const peek = from && from.classList.contains("chip") ? from.nextElementSibling : null;
    line.hidden = !peek;
    if (!peek) return;
    const gloss = find(".gloss", peek);
    find(".where", line).innerHTML = find(".where", peek).innerHTML;
    find(".gloss", line).innerHTML = gloss ? `<b>${gloss.previousElementSibling.innerHTML}:</b> ${gloss.innerHTML}` : "";
    find(".gloss", line).hidden = !gloss;
    line.dataset.back = from.dataset.cite;
  }

  function back(key) {
    const chip = find(`.chip[data-cite="${CSS.escape(key)}"]`);
    if (!chip) return;
    chip.focus({ preventScroll: true });
    chip.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
  }

  // ---- The popover ----------------------------------------------------------------------------------------------------

  let shownFor = null;

  function peek(element) {
    const popover = find("#popover");
    const source = element.nextElementSibling;
    if (!popover || !source || !source.classList.contains("peek")) return;
    shownFor = element;
    popover.innerHTML = source.innerHTML;
    popover.hidden = false;
    element.setAttribute("aria-describedby", "popover");
    const [at, size] = [element.getClientRects()[0], popover.getBoundingClientRect()];
    const left = Math.max(8, Math.min(at.left + at.width / 2 - size.width / 2, innerWidth - size.width - 8));
    const above = at.top - size.height - 8;
    popover.style.left = `${left}px`;
    popover.style.top = `${above > 8 ? above : at.bottom + 8}px`;
  }

  function unpeek() {
    const popover = find("#popover");
    if (popover) popover.hidden = true;
    if (shownFor) shownFor.removeAttribute("aria-describedby");
    shownFor = null;
  }

  // ---- Figures --------------------------------------------------------------------------------------------------------

  function figure(name, isOpen) {
    for (const tab of all("[data-do=figure]")) {
      const chosen = tab.dataset.figure === name && isOpen;
      tab.setAttribute("aria-expanded", String(chosen));
      find(`#figure-${tab.dataset.figure}`).hidden = !chosen;
    }
  }

  function highlight(members) {
    const map = find("#figure-map");
    if (!map) return;
    const cities = all(".city", map).filter((city) => members.includes(city.dataset.member));
    map.classList.toggle("some", cities.length > 0);
    map.classList.toggle("many", cities.length > 12);
    all(".city, .list [data-member]", map).forEach((each) => each.classList.toggle("lit", members.includes(each.dataset.member)));
    // A land is lit with its cities: both wear its colour's class.
    const colours = cities.map((city) => city.classList[1]);
    all("path[class]", map).forEach((land) => land.classList.toggle("lit", colours.includes(land.classList[0])));
    // Lit ones last, so that they are drawn on top.
    cities.forEach((city) => city.parentNode.append(city));
    if (cities.length) figure("map", true);
  }

  // ---- A turn has arrived -----------------------------------------------------------------------------------------------

  let seen = "";
  let settledFor = 0;

  function arrived() {
    const turn = find("#live .turn");
    const state = turn ? `${turn.id} ${turn.dataset.token} ${turn.dataset.state}` : "";
    if (state === seen) return;
    seen = state;
    const isOurs = turn && asked && turn.dataset.token === String(asked.token);
    if (asked && !isOurs) return;
    if (isOurs && settledFor !== asked.token) { settledFor = asked.token; settle(turn); }
    if (!turn) { highlight([]); caption(null); return; }
    if (turn.dataset.state === "working") return;
    if (isOurs) busy(false);
    highlight(membersOf(turn));
    // The article's marks come in the same message; they are drawn a moment later.
    setTimeout(() => {
      const chip = find(".chip", turn);
      // On a phone the article is out of sight: its caption waits until the reader goes there.
      if (chip) point(chip.dataset.cite, { scroll: wide(), from: wide() ? chip : null });
      else point("");
      if (!isOurs) find("#thread").scrollTo({ top: find("#thread").scrollHeight });
    }, 30);
  }

  const membersOf = (turn) => (turn.dataset.members || "").split(" ").filter(Boolean);

  // The new question goes to the top of what is seen, with room for its answer below: nothing moves while it grows.
  // The turns above it are drawn a moment later, so it is put there a moment later too.
  function settle(turn) {
    setTimeout(() => {
      if (!wide()) { turn.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" }); return; }
      const thread = find("#thread");
      const top = turn.getBoundingClientRect().top - thread.getBoundingClientRect().top + thread.scrollTop;
      thread.scrollTo({ top, behavior: calm() ? "auto" : "smooth" });
    }, 60);
  }

  // Gradio has done with a question; where no answer came, the question goes back into the box.
  function ended() {
    const lost = asked;
    setTimeout(() => { if (lost && asked === lost) failed(); }, 250);
  }

  function failed() {
    tell(find("#caption .lost").innerHTML);
    if (!asked) return;
    const turn = find("#live .turn");
    if (!turn || turn.dataset.token !== String(asked.token) || turn.dataset.state === "working") box().value = asked.question;
    busy(false);
    grow();
  }

  // ---- Feedback, files ------------------------------------------------------------------------------------------------

  let fading = 0;

  function tell(html) {
    const toast = find("#caption .toast");
    toast.innerHTML = html || "";
    toast.classList.toggle("shown", Boolean(html));
    clearTimeout(fading);
    fading = setTimeout(() => toast.classList.remove("shown"), 4000);
  }

  function save(file) {
    if (!file) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([file.text], { type: `${file.type};charset=utf-8` }));
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Clipboards are for secure pages only; a selection works everywhere.
      const area = Object.assign(document.createElement("textarea"), { value: text });
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    tell(find("#caption .copied").innerHTML);
  }

  function thumb(button) {
    const turn = button.closest(".turn");
    all(".thumb", turn).forEach((each) => each.setAttribute("aria-pressed", String(each === button)));
    const wish = find("form.wish", turn);
    wish.hidden = false;
    wish.dataset.thumb = button.dataset.thumb;
    send("thumb", { at: Number(button.dataset.index), thumb: button.dataset.thumb });
    if (button.dataset.thumb === "down") find("textarea", wish).focus();
  }

  function wish(form) {
    send("thumb", { at: Number(form.dataset.index), thumb: form.dataset.thumb, wish: find("textarea", form).value });
    form.hidden = true;
    find(`.thumb[data-thumb=${form.dataset.thumb}]`, form.closest(".turn")).focus();
  }

  const shelf = () => find("#shelf");
  const closed = (then) => () => { shelf().close(); then(); };

  // ---- What buttons do ------------------------------------------------------------------------------------------------

  const actions = {
    language: (button) => { remember("assistant-language", button.dataset.language); speak(button.dataset.language); },
    ask: (button) => ask(button.textContent),
    alone: (button) => again(button, { alone: true }),
    retry: (button) => again(button),
    edit: (button) => edit(Number(button.dataset.index)),
    cancel: () => { box().value = ""; stopEditing(); grow(); box().focus(); },
    stop: () => { if (asked) send("stop", asked); },
    copy: (button) => copy(button.dataset.text),
    thumb,
    map: (button) => { highlight(membersOf(button.closest(".turn"))); reveal(find("#figures")); },
    back: (button) => back(button.closest(".caption").dataset.back),
    figure: (button) => figure(button.dataset.figure, button.getAttribute("aria-expanded") !== "true"),
    point: (button) => point(button.dataset.cite),
    browse: () => send("browse"),
    close: closed(() => {}),
    new: closed(() => send("open", { id: "" })),
    open: (button) => closed(() => send("open", { id: button.dataset.id }))(),
    clear: closed(() => send("clear")),
    markdown: closed(() => send("export", { as: "markdown", language })),
    json: closed(() => send("export", { as: "json", language })),
  };

  function again(button, more = {}) {
    const at = Number(button.dataset.index);
    ask(textOf(find(`#t${at} .question`)), { at, ...more });
  }

  document.addEventListener("click", (event) => {
    const chip = event.target.closest(".chip");
    if (chip) { point(chip.dataset.cite, { from: chip }); return; }
    const cited = event.target.closest("a.cited");
    if (cited) { event.preventDefault(); unpeek(); back(lastOf(cited)); return; }
    const button = event.target.closest("button[data-do]");
    if (button && actions[button.dataset.do]) actions[button.dataset.do](button);
    else if (event.target === shelf()) shelf().close();
  });

  const lastOf = (cited) => cited.dataset.keys.split(" ").filter((key) => /^t\d/.test(key)).pop() || "";

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.dataset || !form.dataset.do) return;
    event.preventDefault();
    if (form.dataset.do === "send") submit();
    if (form.dataset.do === "wish") wish(form);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      unpeek();
      if (editing !== null) actions.cancel();
    }
    if (event.target.id === "question" && event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      submit();
    }
  });

  document.addEventListener("input", (event) => { if (event.target.id === "question") grow(); });

  for (const [on, off] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    document.addEventListener(on, (event) => {
      const element = event.target.closest && event.target.closest(".chip, a.cited");
      if (!element) return;
      if (on === "focusin" && element.classList.contains("chip")) point(element.dataset.cite, { scroll: wide(), from: element });
      peek(element);
    });
    document.addEventListener(off, (event) => {
      if (event.target.closest && event.target.closest(".chip, a.cited")) unpeek();
    });
  }

  // ---- Beginning --------------------------------------------------------------------------------------------------------

  window.assistantWindow = {
    connect(bridge) {
      trigger = bridge;
      waiting.splice(0).forEach(([name, data]) => trigger(name, data));
    },
    tell,
    save,
    ended,
    failed,
    showShelf() { label(shelf()); if (!shelf().open) shelf().showModal(); },
  };

  speak(language);

  // `/?q=…` asks once; it leaves the address, so that a reload does not ask again.
  function askFromLink() {
    const address = new URL(location.href);
    const question = address.searchParams.get("q");
    if (!question) return;
    address.searchParams.delete("q");
    history.replaceState(null, "", address);
    ask(question);
  }

  // Gradio draws the page after this script has run, and draws parts of it again as answers come.
  let begun = false;
  new MutationObserver(() => {
    label(document);
    arrived();
    if (begun || !box() || !trigger || !find("#article .paper")) return;
    begun = true;
    // What scrolls must be reachable by keyboard.
    find("#article").tabIndex = 0;
    // What arrives is read out; while it grows, its turn says that it is busy.
    find("#live").setAttribute("aria-live", "polite");
    askFromLink();
    if (wide()) box().focus({ preventScroll: true });
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-state", "data-token", "id", "aria-label", "placeholder"] });
})();
