// data-roll: a form with rows (data-roll-row) of radios and a counter (data-roll-marked). Nothing is kept in browser storage:
// who came to a meeting stays off the phone; instead the browser asks before unsaved marks are lost.
export function startRollCall() {
  for (const form of document.querySelectorAll("[data-roll]")) {
    const rows = [...form.querySelectorAll("[data-roll-row]")];
    const marked = form.querySelector("[data-roll-marked]");
    const all = form.querySelector("[data-roll-all]");
    let unsaved = false;

    const count = () => {
      if (marked) marked.textContent = rows.filter((row) => row.querySelector("input[type=radio]:checked")).length;
      if (all) all.textContent = rows.length;
    };
    form.addEventListener("change", () => {
      unsaved = true;
      count();
    });
    form.addEventListener("submit", () => { unsaved = false; });
    document.addEventListener("minka:leave", () => { unsaved = false; });
    addEventListener("beforeunload", (event) => {
      if (unsaved) event.preventDefault();
    });
    count();
  }
}
