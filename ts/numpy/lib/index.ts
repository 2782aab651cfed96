/** `np.lib`: what NumPy keeps out of its main namespace. */

export * as arrayUtils from "./array_utils.js";
export * as strideTricks from "./stride_tricks.js";
