/** What the library has to say without refusing: each text once, to the console unless a handler is set. */

/** Takes the text of a warning. */
export type WarningHandler = (message: string) => void;

const said = new Set<string>();

/** The console, where there is one. */
const toConsole = (message: string, category: string): void => {
  (globalThis as { console?: { warn(text: string): void } }).console?.warn(`${category}: ${message}`);
};
let handler: WarningHandler | null = null;

/** Warn. Without a handler each text is said once. */
export function warn(message: string, category = "UserWarning"): void {
  if (handler) handler(message);
  else if (!said.has(message)) {
    said.add(message);
    toConsole(message, category);
  }
}

/**
 * Have a function take every warning from here on; `null` brings back the console, which shows each text once.
 *
 * @returns the handler before
 * @example
 * const heard = [];
 * torch.onWarning((message) => heard.push(message));
 * torch.tensor([1, 2]).get(torch.tensor([1, 0], { dtype: "uint8" }));
 * torch.onWarning(null);
 * heard // -> [ 'indexing with dtype torch.uint8 is now deprecated, please use a dtype torch.bool instead.' ]
 */
export function onWarning(next: WarningHandler | null): WarningHandler | null {
  const before = handler;
  handler = next;
  return before;
}
