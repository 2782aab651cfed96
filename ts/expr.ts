// `lanewise/expr`: expressions in Python's operators, on the kernels and the memory of `lanewise`.
export { type ExprOperand, expr } from "./numpy/expr/index.js";
