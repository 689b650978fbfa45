// data-opened-by="name=value": a part of a form that belongs to one choice opens with that choice, and closes with another one of the same
// question. What was typed there stays. Without script it is opened by hand.
export function startOpenedBy() {
  for (const part of document.querySelectorAll("[data-opened-by]")) {
    const [name, value] = part.dataset.openedBy.split("=");
    part.closest("form")?.addEventListener("change", ({ target }) => {
      if (target.name === name) part.open = target.value === value;
    });
  }
}
