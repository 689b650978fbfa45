// data-stamps: a number with minus and plus (data-step), which are hidden without script.
export function startStamps() {
  for (const stamps of document.querySelectorAll("[data-stamps]")) {
    const input = stamps.querySelector("input");
    const buttons = [...stamps.querySelectorAll("[data-step]")];
    const least = input.min === "" ? 0 : Number(input.min);
    const most = input.max === "" ? Infinity : Number(input.max);

    const show = () => {
      const value = Number(input.value);
      for (const button of buttons) {
        const step = Number(button.dataset.step);
        button.disabled = step < 0 ? value <= least : value >= most;
      }
    };
    for (const button of buttons) {
      button.hidden = false;
      button.addEventListener("click", () => {
        const next = Number(input.value) + Number(button.dataset.step);
        input.value = Math.min(most, Math.max(least, next));
        input.dispatchEvent(new Event("input", { bubbles: true }));
        input.dispatchEvent(new Event("change", { bubbles: true }));
      });
    }
    input.addEventListener("input", show);
    show();
  }
}
