// Where the limit of a missed target is, and what was tried: rows of [what they are about, the limit, what was tried]. A figure is
// named `target: case`; the first row that matches it is its reason. A record keeps the texts beside what it measured, and a test
// wants one for every figure that misses in the last record.

const lanes =
  "128-bit lanes without fused multiply-add do 4 times the work of NumPy's AVX-512 for the same polynomial";

const rows = [
  // products
  [
    /^GEMM float32/,
    "0.93, as in quiet runs: 8 multiplications, 8 additions and 6 loads a step, of which the core issues 6 instructions a cycle",
    "tiles of 5x8 and 6x8 (half the speed in Node 20), two steps at once. The same build had 0.90 to 0.93 in the record before: the machine is shared",
  ],
  [
    /^GEMM float64/,
    "0.88: 8 multiplications, 8 additions, 6 loads and 5 instructions of the loop a step, of which the core issues 6 a cycle",
    "tiles of 4x4 and 4x6; two steps at once (Node 20 spills registers); nine settings of blocks from 96 to 1,024, 2 % apart",
  ],
  [
    /^GEMM of two threads/,
    "1.90 to 1.93x: two threads take 1.03 to 1.05 times the processor time of one, as each packs panels of its own",
    "bands of rows claimed one by one, two panels a thread. Single readings: bench/threads.mjs had 1.31 to 1.96x for the same sizes in earlier, quiet runs",
  ],
  [
    /^GEMM in 256 bits/,
    "1.0x: NumPy's AVX-512 on this core does the arithmetic of 256 bits",
    "4x16 and 4x8 tiles that the engine joins to 256 bits; float64 of n = 1,024 leaves the second-level cache",
  ],
  [
    /batched 100x32x32|: matmul 32 /,
    "0.47x: what the whole of SIMD128's peak is of NumPy's AVX-512; at n = 32 NumPy's cost of a call makes up for some of it",
    "operands read in place instead of packed; one call for all matrices of a batch",
  ],
  [
    /matrix by vector|skinny/,
    "instructions: a load, a multiplication and an addition for 16 bytes, the same in the cache as from memory; AVX-512 has 64",
    "two rows at once, rows in turns, halves of the sums: all 1.05 to 1.9 times slower in Node 20",
  ],
  [
    /geometric mean, linear algebra/,
    "half of the cases are products whose limit is 2.1 times NumPy's time (the peak of SIMD128 against AVX-512)",
    "products are at 0.76 to 0.87 of that peak in this record, 0.80 to 0.93 in the one before; 4x4, kron, outer and integers are ahead of NumPy",
  ],
  [
    /matmul 512 over nested/,
    "the peak of SIMD128 in two cores, and how fast the engine runs nested loops",
    "see the products of two threads",
  ],
  // element-wise
  [
    /divide 1e6/,
    "the divider: 4.4 cycles for two float64, 4 for four float32; NumPy divides 8 and 16 at a time",
    "nothing else gives the same bits",
  ],
  [
    /clip 1e6|multiply by a scalar|(add|maximum|equal|less|multiply) 1e6|add 1e7|broadcast 1000/,
    "memory: 8 to 24 MB a call through the third-level cache; NumPy's own time for float64 moves between 365 and 595 us from run to run",
    "registers in fours, bounds kept in registers, arrays staggered by 320 bytes (0.91 to 1.10, no gain)",
  ],
  [
    /every second|reversed|strided/,
    "memory: whole lines are read, 40 MB a call in float64, for which NumPy needs 660 us, 60 GB/s",
    "blocks of 1 to 8 KB (2 KB are best beyond 256 KB), shuffles for steps of 2 and -1, the gather unrolled by four",
  ],
  [
    /(int32|float32) \+ (float32|float64)/,
    "conversion to float64, as NumPy does it, and 16 MB of traffic; TensorFlow.js and jax-js compute in float32, with half of both",
    "blocks of 2 KB that stay in the first-level cache between the conversion and the addition",
  ],
  [
    /round 1e6/,
    "the divider once more: a multiplication, rounding and a division",
    "parts of 128 KB for the three passes (1.2 to 1.4 times slower on a busy machine); one loop for the three was built (0.3 KB) and not timed",
  ],
  // functions
  [
    /transcendental functions, float32.*(tan|cbrt) 1e6/,
    `${lanes}; one division a register, which lanes do not share`,
    "tan in 64-bit lanes, 0.50 ULP; cbrt with one division, 0.55 ULP",
  ],
  [
    /transcendental functions, float32/,
    lanes,
    "fewer terms at the price of accuracy (1 ULP allowed, 2 for tanh); loops without calls for special values: 10 to 17 % for 5.7 KB",
  ],
  [
    /transcendental functions, float64/,
    lanes,
    "shorter reductions and fewer corrections: sin, cos, tan, arctan2 and arcsinh take 0.56 to 0.67 of what they took",
  ],
  [
    /remainder 1e6/,
    "an exact remainder takes 0.87 ns, of which the division is 0.65, and 1.6 with the check for large quotients; numpy-ts rounds the quotient instead, and is wrong where that matters",
    "one quotient with its error; loops without a call for the large ones (1.4 ns)",
  ],
  [
    /(tan|arcsinh|sinc|sin|cos|arctan2|logaddexp) 1e6 float64/,
    "V8's own functions are scalar code of the same precision: two lanes with every case computed are no faster than one with branches",
    "shorter reductions, inlining (arctan2 8.8 to 5.7 ns), one division for tan (1.17 ULP, too many); sinc is sin and four more passes, in parts 3 % faster",
  ],
  [
    /exp 1e5 complex128/,
    "an exponential, a sine and a cosine an element",
    "all three in registers: 0.4 of what it took",
  ],
  [
    /hypot/,
    "a root and a correction of what its square lacks, two elements at a time",
    "the way by scaling only for extremes",
  ],
  // reductions
  [
    /prod 1e6/,
    "one multiplication after the other, 3 cycles each: NumPy's order, and so its bits. NumPy takes the same time",
    "several products side by side, as numpy-ts has them, are faster and differ from NumPy's in the last bits",
  ],
  [
    /sum 1e6 int32/,
    "NumPy's sums of int32 are of 64 bits: two widenings a register; numpy-ts and TensorFlow.js add in 32 bits or in float32",
    "four registers side by side, two additions and a shift each",
  ],
  [
    /sum, mean|: sum/,
    "memory: 4 or 8 MB in 60 to 165 us, which NumPy's loops reach, too",
    "eight sums side by side in NumPy's tree; rows in strips; pairs of rows along axis 0",
  ],
  [
    /nanmax/,
    "a comparison with NaN a register besides the maximum; at the edge of its target from run to run (0.83x in the record before)",
    "nothing since",
  ],
  [
    /take 1e6|repeat/,
    "not known",
    "nothing since. Within a tenth, by which runs differ (take had 1.09x in the record before)",
  ],
  [
    /matmul 100 complex128|exp 1e6 float32|mean 10/,
    "even: within what runs differ by, a tenth",
    "measured in three rounds; exp took 1.1 ms in other runs and 1.4 in this",
  ],
  [
    /argmax/,
    "two operations a register for a maximum that knows NaN, then the row is looked through again; NumPy has one of 64 bytes",
    "indices in lanes, maxima by blocks, four registers at a time in the second look (10 % faster)",
  ],
  [
    /cumsum/,
    "one addition after the other, 3 cycles each, as in NumPy's order",
    "no other order gives NumPy's bits; numpy-ts has the same loop",
  ],
  // calls
  [
    /10-element add/,
    "some 40 ns are the kernel, the rest fifty places of 1 to 3 % each",
    "no closures, lists of arguments or options on the way; storages watched over by sixteens; whole registers instead of a rest",
  ],
  [
    /with backward/,
    "two recorded operations and the walk over the graph: no function has more than a tenth",
    "nodes without lists of hooks, one record a node, kernels for gradients",
  ],
  [
    /import and first call/,
    "15 ms are the engine reading 0.7 MB of JavaScript, 4 Node itself, 10 the kernels",
    "signatures, tables and names are read when asked for (10.2 to 6.6 ms); a minified dist/ takes 2.5 ms off",
  ],
  // expressions
  [
    /gelu/,
    "tanh: alone 1.7 ms of the 2.8 in 128-bit lanes, where NumPy's whole expression takes 1.2 in AVX-512",
    "tanh by one exponential beyond 0.6; blocks of 512 to 16,384",
  ],
  [
    /fused|a \* b \+ c|the same passes|normalise|mean squared/,
    "memory: each input once and the result, 16 MB at 1e6 and 160 MB at 1e7, at 67 and 27 GB/s; the bare loop takes 195 us at 1e6",
    "two operations in one loop, sums of squares and products in one pass, blocks of 512 to 65,536",
  ],
  // layers, copies
  [
    /softmax/,
    "an exponential an element, 1 ns in 128-bit lanes",
    "the sum within the loop of the exponential: no gain",
  ],
  [
    /outer/,
    "not known: 8 MB are written, and numpy-ts shows that it can be done in 0.74 of the time",
    "nothing yet",
  ],
  [
    /tril|pad|copy|tile|concatenate/,
    "memory: 8 to 16 MB a call; a copy takes four fifths of the time of tril",
    "tril in bands of 32 rows that copy what they keep; a masked pass is slower",
  ],
  [
    /growth of/,
    "the cache: data fits it at 1e6 elements and not at 1e7, which makes anybody's line steeper",
    "measured again twice, with the least of each size",
  ],
];

/** The limit and the attempts of a figure, as far as they are known. */
export function reasonOf(figure) {
  const [, limit, tried] = rows.find(([about]) => about.test(figure)) ?? [];
  return limit && { limit, tried };
}
