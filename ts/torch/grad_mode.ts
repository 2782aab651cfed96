import * as modes from "../autograd/modes.js";

/** Modes. JavaScript has no context managers: a mode holds while a function runs, and the call gives what that returns. */

/** Run a function without recording. @example torch.noGrad(() => torch.ones(2).add(1)).requiresGrad // -> false */
export const noGrad = <T>(body: () => T): T => modes.withoutGrad(body);
/**
 * Run a function with recording, inside {@link noGrad}.
 *
 * @example
 * torch.noGrad(() => torch.enableGrad(() => torch.isGradEnabled())) // -> true
 */
export const enableGrad = <T>(body: () => T): T => modes.withGrad(body);
/**
 * Run a function whose results can never be recorded.
 *
 * @example
 * torch.inferenceMode(() => torch.ones(2)).isInference() // -> true
 */
export const inferenceMode = <T>(body: () => T): T => modes.withInference(true, body);
/**
 * Turn recording on or off: from here on, or while a function runs.
 *
 * @example
 * torch.setGradEnabled(false, () => torch.isGradEnabled()) // -> false
 */
export function setGradEnabled(on: boolean): void;
export function setGradEnabled<T>(on: boolean, body: () => T): T;
export function setGradEnabled<T>(on: boolean, body?: () => T): T | undefined {
  if (body) return modes.withGradMode(on, body);
  modes.setGradEnabled(on);
  return undefined;
}
/**
 * Whether operations are recorded now.
 *
 * @example
 * torch.isGradEnabled() // -> true
 */
export const isGradEnabled = modes.isGradEnabled;
/**
 * Whether {@link inferenceMode} holds now.
 *
 * @example
 * torch.isInferenceModeEnabled() // -> false
 */
export const isInferenceModeEnabled = modes.isInferenceModeEnabled;
