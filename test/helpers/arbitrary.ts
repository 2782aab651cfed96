// What fast-check chooses: shapes, dtypes and seeds; a seed decides layout and elements (random.mjs).
import fc from "fast-check";
import { count } from "./random.mjs";
import { DTYPES } from "./rows.js";

/** 0 to 5 axes, lengths from 0 to 4, at most a few hundred elements; now and then one long axis. */
export const shapes: fc.Arbitrary<number[]> = fc
  .oneof(
    { weight: 6, arbitrary: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 5 }) },
    { weight: 2, arbitrary: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 }) },
    { weight: 1, arbitrary: fc.integer({ min: 5, max: 150 }).map((n) => [n]) },
    { weight: 1, arbitrary: fc.tuple(fc.integer({ min: 2, max: 20 }), fc.integer({ min: 2, max: 20 })) },
  )
  .map((shape) => (count(shape) > 400 ? shape.map((n) => Math.min(n, 3)) : shape));

export const seeds = fc.integer({ min: 0, max: 2 ** 31 - 10 });
export const dtypes = fc.constantFrom(...DTYPES);
