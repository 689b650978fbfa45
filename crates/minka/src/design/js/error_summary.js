// data-error-summary: takes the focus when the page opens; its links put the focus into the field and show its label.
export function startErrorSummary() {
  const summary = document.querySelector("[data-error-summary]");
  if (!summary) return;
  summary.focus();

  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target) return;
    event.preventDefault();
    const field = target.matches("fieldset") ? target.querySelector("input, select, textarea") ?? target : target;
    const caption = target.closest("fieldset")?.querySelector("legend") ?? target.labels?.[0] ?? target;
    caption.scrollIntoView();
    field.focus({ preventScroll: true });
  });
}
