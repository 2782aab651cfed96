import * as modes from "../autograd/modes.js";

/** Modes. JavaScript has no context managers: a mode holds while a function runs, and the call gives what that returns. */

/** Run a function without recording. @example torch.noGrad(() => torch.ones(2).add(1)).requiresGrad // -> false */
export const noGrad = <T>(body: () => T): T => modes.withoutGrad(body);
/** Run a function with recording, inside {@link noGrad}. */
export const enableGrad = <T>(body: () => T): T => modes.withGrad(body);
/** Run a function whose results can never be recorded. */
export const inferenceMode = <T>(body: () => T): T => modes.withInference(true, body);
/** Turn recording on or off: from here on, or while a function runs. */
export function setGradEnabled(on: boolean): void;
export function setGradEnabled<T>(on: boolean, body: () => T): T;
export function setGradEnabled<T>(on: boolean, body?: () => T): T | undefined {
  if (body) return modes.withGradMode(on, body);
  modes.setGradEnabled(on);
  return undefined;
}
export const isGradEnabled = modes.isGradEnabled;
export const isInferenceModeEnabled = modes.isInferenceModeEnabled;
