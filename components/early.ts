// What a reader does before the page is alive is kept, and done when it is: no click, file or word is lost on a slow machine.

interface Early {
  /** Buttons, boxes and radios that were clicked, in their order. */
  clicked: HTMLElement[];
  /** Fields that were changed, with what stood in them. */
  fields: Map<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, string>;
  keep: (event: Event) => void;
}

declare global {
  interface Window {
    /** Until the page is alive. */
    early?: Early | undefined;
  }
}

/** Runs before anything is drawn. What is kept is kept from the page's own listeners too, so that nothing is done twice. */
export const KEEP_EARLY = `{
  const early = (window.early = { clicked: [], fields: new Map(), keep });
  function keep(event) {
    if (event.type !== "click") early.fields.set(event.target, event.target.value);
    else {
      const control = event.target.closest("button, input[type=checkbox], input[type=radio]");
      if (!control) return;
      event.preventDefault();
      early.clicked.push(control);
    }
    event.stopImmediatePropagation();
  }
  for (const type of ["click", "input", "change"]) addEventListener(type, keep, true);
}`;

/** Does what was kept. */
export function doEarly(): void {
  const { early } = window;
  if (!early) return;
  window.early = undefined;
  for (const type of ["click", "input", "change"]) removeEventListener(type, early.keep, true);
  for (const [field, value] of early.fields) {
    if (!field.isConnected) continue;
    if (field.type !== "file") {
      // React tells a change from what it has seen last: nothing, and then what was written past it.
      field.value = "";
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, value);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
  for (const control of early.clicked) if (control.isConnected) control.click();
}
