// data-progress-url: asked every 700 ms for {"value": 40, "most": 120, "text": "40 / 120", "done": false}; when done, the page goes on
// to data-progress-done. A failed question is asked again, more slowly; the link to look again stays for those without script.
const EVERY = 700;

export function startProgress() {
  for (const progress of document.querySelectorAll("[data-progress-url]")) follow(progress);
}

async function follow(progress) {
  const bar = progress.querySelector("progress");
  const words = progress.querySelector("[data-progress-text]");
  const refresh = progress.querySelector("[data-progress-refresh]");
  if (refresh) refresh.hidden = true;

  for (let failures = 0; failures < 8;) {
    await new Promise((later) => setTimeout(later, EVERY * 2 ** failures));
    try {
      const answer = await fetch(progress.dataset.progressUrl, { headers: { accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      const { value, most, text, done } = await answer.json();
      failures = 0;
      if (Number.isFinite(most) && most > 0) bar.max = most;
      if (Number.isFinite(value)) bar.value = value;
      if (typeof text === "string" && words.textContent !== text) words.textContent = text;
      if (done) {
        if (progress.dataset.progressDone) location.assign(progress.dataset.progressDone);
        return;
      }
    } catch {
      failures += 1;
    }
  }
  if (refresh) refresh.hidden = false;
}
