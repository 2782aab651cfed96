/** Statistics: the public functions. */

export { type Average, type AverageOptions, average } from "./averages.js";
export { type BincountOptions, bincount, digitize } from "./counting.js";
export {
  type Corrcoef,
  type CorrcoefOptions,
  type Cov,
  type CovOptions,
  corrcoef,
  cov,
} from "./covariance.js";
export {
  type Cumulative,
  type CumulativeOptions,
  cumulativeProd,
  cumulativeSum,
  type PtpOptions,
  ptp,
} from "./cumulative.js";
export { type Convolve, convolve, correlate, type InterpOptions, interp } from "./curves.js";
export {
  type DiffOptions,
  diff,
  type EdiffOptions,
  ediff1d,
  type TrapezoidOptions,
  trapezoid,
  type UnwrapOptions,
  unwrap,
} from "./differences.js";
export { type GradientOptions, gradient } from "./gradient.js";
export { type Histogram, type HistogramOptions, histogram, histogramBinEdges } from "./histogram.js";
export {
  type Histogram2d,
  type Histogramdd,
  type HistogramddOptions,
  histogram2d,
  histogramdd,
} from "./histogramdd.js";
export { type MedianOptions, median, nanmedian } from "./median.js";
export {
  nanargmax,
  nanargmin,
  nancumprod,
  nancumsum,
  nanmax,
  nanmean,
  nanmin,
  nanprod,
  nanstd,
  nansum,
  nanvar,
} from "./nan_forms.js";
export {
  nanpercentile,
  nanquantile,
  percentile,
  type Quantile,
  type QuantileOptions,
  quantile,
} from "./percentile.js";
export {
  type CrossOptions,
  cross,
  inner,
  kron,
  outer,
  type Product,
  type TensordotAxes,
  type TraceOptions,
  tensordot,
  trace,
  vdot,
} from "./products.js";
