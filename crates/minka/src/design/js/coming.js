// data-coming="/path?known=…": a page that lies open asks whether something new has come to its reader. The question waits at the server, so
// the answer is there within a second; the page is then loaded anew. What nobody looks at asks nothing. Whose sign-in has ended is led to
// the door, and what lay open is gone. Where there is no network it asks again, once a minute at last. Without script the next look shows it.
const PAUSE = 1000;
const LONGEST_PAUSE = 60_000;

export function startComing() {
  const place = document.querySelector("[data-coming]");
  if (place?.dataset.coming) follow(new URL(place.dataset.coming, location));
}

async function follow(address) {
  const known = address.searchParams.get("known");
  for (let failures = 0; ;) {
    if (document.hidden) {
      await new Promise((looked) => document.addEventListener("visibilitychange", looked, { once: true }));
      continue;
    }
    try {
      const answer = await fetch(address, { headers: { accept: "application/json" } });
      if (answer.redirected) return location.reload();
      if (!answer.ok) throw new Error(String(answer.status));
      if ((await answer.json()).known !== known) return location.reload();
      failures = 0;
    } catch {
      failures += 1;
      await new Promise((later) => setTimeout(later, Math.min(PAUSE * 2 ** failures, LONGEST_PAUSE)));
    }
  }
}
