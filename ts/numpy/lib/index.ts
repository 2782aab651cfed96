/** `np.lib`: what NumPy keeps out of its main namespace. */
export * as strideTricks from "./stride_tricks.js";
