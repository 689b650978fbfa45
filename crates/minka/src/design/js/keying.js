// data-keying: a paper keyed in from top to bottom. Enter goes to the next field, and only from the last one sends the form.
export function startKeying() {
  for (const form of document.querySelectorAll("[data-keying]")) {
    const fields = [...form.querySelectorAll("input:not([type=hidden])")];
    form.addEventListener("keydown", (event) => {
      const at = fields.indexOf(event.target);
      if (event.key !== "Enter" || at < 0 || at === fields.length - 1) return;
      event.preventDefault();
      fields[at + 1].focus();
      fields[at + 1].select();
    });
  }
}
