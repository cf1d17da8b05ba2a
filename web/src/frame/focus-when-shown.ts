/** A second, at the usual pace of a screen. */
const FRAMES = 60;

/** Gives the focus to an element once it is there and shown: what is said is drawn some frames later. */
export function focusWhenShown(id: string): void {
  let left = FRAMES;
  function look(): void {
    const element = document.getElementById(id);
    element?.focus();
    left -= 1;
    if ((element === null || document.activeElement !== element) && left > 0) {
      requestAnimationFrame(look);
    }
  }
  requestAnimationFrame(look);
}
