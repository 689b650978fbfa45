// Quick exit: <form method="post" action="/leave" data-quick-exit="/leave">. The page goes blank before anything is asked of the
// network; the path then ends the session and answers with a neutral site. Nothing is written to browser storage.
const WITHIN = 5000;

export function startQuickExit() {
  const form = document.querySelector("[data-quick-exit]");
  if (!form) return;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    leave(form.dataset.quickExit);
  });
  watchShift(() => leave(form.dataset.quickExit));

  // A page brought back whole by the Back button is fetched again, so that the ended session decides what is shown.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    document.documentElement.dataset.leaving = "";
    location.reload();
  });
}

function leave(path) {
  const page = document.documentElement;
  if ("leaving" in page.dataset) return;
  page.dataset.leaving = "";
  document.title = "\u200b";
  // Modules that hold decrypted state or would ask "leave this page?" drop it on this event.
  document.dispatchEvent(new CustomEvent("minka:leave"));
  for (const form of document.forms) form.reset();
  for (const field of document.querySelectorAll("input, textarea")) {
    if (field.type !== "hidden") field.value = "";
  }
  document.querySelector("main")?.replaceChildren();
  // One frame for the blank page to be painted, then go; the timer serves hidden tabs, where no frame comes.
  let gone = false;
  const go = () => {
    if (gone) return;
    gone = true;
    location.replace(path);
  };
  requestAnimationFrame(() => setTimeout(go));
  setTimeout(go, 80);
}

// Three taps of Shift within five seconds. A tap is Shift pressed and let go with nothing between; any other key, a letter,
// a click, or Ctrl, Alt or Meta (the usual way to change keyboard language) starts the count again.
function watchShift(exit) {
  let taps = [];
  let down = false;
  const forget = () => { taps = []; down = false; };

  addEventListener("keydown", (event) => {
    if (!isPhysicalShift(event)) return forget();
    if (!event.repeat) down = true;
  }, true);
  addEventListener("keyup", (event) => {
    if (!isPhysicalShift(event) || !down) return;
    down = false;
    taps = [...taps.filter((tap) => event.timeStamp - tap < WITHIN), event.timeStamp];
    if (taps.length === 3) exit();
  }, true);
  for (const other of ["input", "beforeinput", "compositionstart", "pointerdown", "wheel", "blur"]) {
    addEventListener(other, forget, { capture: true, passive: true });
  }
}

// Soft keyboards send Shift without a code, or with one while a field has the focus on a touch screen: neither counts.
function isPhysicalShift(event) {
  if (event.code !== "ShiftLeft" && event.code !== "ShiftRight") return false;
  if (event.key !== "Shift" || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return false;
  const touch = matchMedia("(hover: none) and (pointer: coarse)").matches;
  const writing = document.activeElement?.matches("input, textarea, select, [contenteditable]");
  return !(touch && writing);
}
