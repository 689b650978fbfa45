// data-busy: a form that is sent once. A second tap while the first is under way does nothing.
export function startBusy() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-busy]") || event.defaultPrevented) return;
    if (form.getAttribute("aria-busy") === "true") {
      event.preventDefault();
      return;
    }
    form.setAttribute("aria-busy", "true");
  });
  // After Back the form may be sent again.
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("[data-busy][aria-busy]")) form.removeAttribute("aria-busy");
  });
}
