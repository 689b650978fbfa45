// data-offline: icon and words in the top bar, shown while the browser knows that it has no network.
export function startOffline() {
  const sign = document.querySelector("[data-offline]");
  if (!sign) return;
  const show = () => { sign.hidden = navigator.onLine; };
  addEventListener("online", show);
  addEventListener("offline", show);
  show();
}
