import type { Name } from "./bytes.mjs";

export class Random {
  constructor(seed: number);
  next(): number;
  int(low: number, high: number): number;
  chance(p: number): boolean;
  pick<T>(list: readonly T[]): T;
  shuffle<T>(list: readonly T[]): T[];
}
export type Step = [string, ...unknown[]];
export interface Recipe {
  array: { dtype: Name; shape: number[]; data: string; steps?: Step[] };
}
export type Values = "any" | "small" | "counts" | "plain" | "nonzero";
export interface Layout {
  values?: Values;
  broadcast?: boolean;
}
export function randomBytes(random: Random, dtype: Name, n: number, values?: Values): Uint8Array;
export function plainArray(dtype: Name, shape: readonly number[], bytes: Uint8Array, steps?: Step[]): Recipe;
export function arrayOf(dtype: Name, shape: readonly number[], values: readonly unknown[]): Recipe;
export function randomArray(random: Random, dtype: Name, shape: readonly number[], layout?: Layout): Recipe;
export function randomShape(random: Random, limits?: { min?: number; max?: number }): number[];
export function broadcastable(random: Random, shape: number[], n: number): number[][];
export function count(shape: readonly number[]): number;
