/** NumPy's `linalg`, so far as it is here: norms, and the products that the main namespace has, too. */

export { LinAlgError } from "../../core/errors.js";
export { matmul } from "../linalg.js";
export { matrixTranspose } from "../turning.js";
export { vecdot } from "../vectors.js";
export * from "./norms.js";
