import type { Variable } from "./variable.js";

/** What is on or off while a function runs. JavaScript has no context managers: a mode is set around a call. */
const state = {
  grad: true,
  inference: false,
  anomaly: false,
  checkNan: true,
};

/** What saved values pass through on their way into the graph and out of it. */
export interface SavedHooks {
  pack(value: Variable): unknown;
  unpack(packed: unknown): Variable;
}

let savedHooks: SavedHooks | null = null;

/** The hooks that apply to what is saved now. */
export const currentSavedHooks = (): SavedHooks | null => savedHooks;

/** Whether operations are recorded. */
export const isGradEnabled = (): boolean => state.grad;
/** Whether results are inference tensors: without versions, never to be recorded. */
export const isInferenceModeEnabled = (): boolean => state.inference;
/** Whether backward looks for NaN in every gradient. */
export const isAnomalyEnabled = (): boolean => state.anomaly;
/** Whether anomaly mode checks for NaN. */
export const isAnomalyCheckNanEnabled = (): boolean => state.checkNan;

/** Turn recording on or off from here on. */
export function setGradEnabled(on: boolean): void {
  state.grad = on;
}

/** Look for NaN in every gradient of backward, or stop to. */
export function setDetectAnomaly(on: boolean, checkNan = true): void {
  state.anomaly = on;
  state.checkNan = checkNan;
}

function within<T>(change: Partial<typeof state>, body: () => T): T {
  const before = { ...state };
  Object.assign(state, change);
  try {
    return body();
  } finally {
    Object.assign(state, before);
  }
}

/** Run a function with recording on or off. */
export function withGradMode<T>(on: boolean, body: () => T): T {
  const before = state.grad;
  state.grad = on;
  try {
    return body();
  } finally {
    state.grad = before;
  }
}
/** Run a function without recording. */
export const withoutGrad = <T>(body: () => T): T => withGradMode(false, body);
/** Run a function with recording. */
export const withGrad = <T>(body: () => T): T => withGradMode(true, body);
/** Run a function whose results are inference tensors. */
export const withInference = <T>(on: boolean, body: () => T): T =>
  within(on ? { inference: true, grad: false } : { inference: false, grad: true }, body);
/** Run a function with anomaly detection. */
export const withAnomaly = <T>(checkNan: boolean, body: () => T): T =>
  within({ anomaly: true, checkNan }, body);

/** Run a function with hooks on what is saved for backward. */
export function withSavedHooks<T>(hooks: SavedHooks, body: () => T): T {
  const before = savedHooks;
  savedHooks = hooks;
  try {
    return body();
  } finally {
    savedHooks = before;
  }
}
