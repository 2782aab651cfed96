import type { CoreArray } from "./array.js";

/** What the faces know of each other: how to wear a core array. Each sets its own when it is loaded. */
export const faces: { ndarray?: (core: CoreArray) => unknown } = {};
