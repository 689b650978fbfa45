// data-alike="/path": a form that says below a name who is written alike. The answer is a part of a page, put into
// data-alike-answer; what is typed travels in the body and is kept nowhere. Without script the question comes when the form is sent.
const PAUSE = 400;

export function startAlike() {
  for (const form of document.querySelectorAll("[data-alike]")) follow(form);
}

function follow(form) {
  const answer = form.querySelector("[data-alike-answer]");
  if (!answer) return;
  let waiting, asked = "";

  const ask = async () => {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (name !== "form_id") fields.append(name, value);
    const name = (fields.get("chosen_name") ?? "").trim();
    const question = [name, fields.get("site"), fields.get("group")].join("\n");
    if (question === asked) return;
    asked = question;
    if (name.length < 2) {
      answer.replaceChildren();
      return;
    }
    try {
      const found = await fetch(form.dataset.alike, { method: "POST", body: fields, credentials: "same-origin" });
      const part = found.ok && !found.redirected ? await found.text() : "";
      // A later question overtakes an earlier answer.
      if (question === asked) answer.innerHTML = part;
    } catch {
      asked = "";
    }
  };
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  };
  form.elements.chosen_name?.addEventListener("input", later);
  form.addEventListener("change", later);
}
