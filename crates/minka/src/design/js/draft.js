// data-draft: a long form that keeps itself while it is typed, at the address given: nothing is lost with the battery.
const SECONDS = 20;

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

export function startDraft() {
  for (const form of document.querySelectorAll("[data-draft]")) {
    let changed = false;
    let waiting = 0;
    const keep = async () => {
      if (!changed || form.getAttribute("aria-busy") === "true") return;
      changed = false;
      const typed = new URLSearchParams(new FormData(form));
      typed.set("form_id", newId());
      try {
        const answer = await fetch(form.dataset.draft, { method: "POST", body: typed, keepalive: true });
        const said = form.querySelector("[data-draft-said]");
        if (answer.ok && said) said.hidden = false;
        if (!answer.ok) changed = true;
      } catch {
        changed = true;
      }
    };
    form.addEventListener("input", () => {
      changed = true;
      clearTimeout(waiting);
      waiting = setTimeout(keep, SECONDS * 1000);
    });
    addEventListener("pagehide", keep);
  }
}
