// Generated from the Rust tables by `npm run gen`. Do not edit.

/** `PROMOTE[a][b]`: the code of the dtype that codes `a` and `b` promote to. */
export const PROMOTE: readonly (readonly number[])[] = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14], // bool
  [1, 1, 3, 3, 5, 5, 7, 7, 11, 9, 10, 11, 12, 13, 14], // int8
  [2, 3, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14], // uint8
  [3, 3, 3, 3, 5, 5, 7, 7, 11, 10, 10, 11, 12, 13, 10], // int16
  [4, 5, 4, 5, 4, 5, 6, 7, 8, 10, 10, 11, 12, 13, 10], // uint16
  [5, 5, 5, 5, 5, 5, 7, 7, 11, 11, 11, 11, 13, 13, 11], // int32
  [6, 7, 6, 7, 6, 7, 6, 7, 8, 11, 11, 11, 13, 13, 11], // uint32
  [7, 7, 7, 7, 7, 7, 7, 7, 11, 11, 11, 11, 13, 13, 11], // int64
  [8, 11, 8, 11, 8, 11, 8, 11, 8, 11, 11, 11, 13, 13, 11], // uint64
  [9, 9, 9, 10, 10, 11, 11, 11, 11, 9, 10, 11, 12, 13, 10], // float16
  [10, 10, 10, 10, 10, 11, 11, 11, 11, 10, 10, 11, 12, 13, 10], // float32
  [11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 13, 13, 11], // float64
  [12, 12, 12, 12, 12, 13, 13, 13, 13, 12, 12, 13, 12, 13, 12], // complex64
  [13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13], // complex128
  [14, 14, 14, 10, 10, 11, 11, 11, 11, 10, 10, 11, 12, 13, 14], // bfloat16
];

/** Bit `b` of `CAN_CAST[a]` says that code `a` casts safely to code `b`. */
export const CAN_CAST: readonly number[] = [
  0b111111111111111, // bool
  0b111111010101010, // int8
  0b111111111111100, // uint8
  0b011110010101000, // int16
  0b011110111110000, // uint16
  0b010100010100000, // int32
  0b010100111000000, // uint32
  0b010100010000000, // int64
  0b010100100000000, // uint64
  0b011111000000000, // float16
  0b011110000000000, // float32
  0b010100000000000, // float64
  0b011000000000000, // complex64
  0b010000000000000, // complex128
  0b111110000000000, // bfloat16
];

/** `PROMOTE` for the compiler. */
export interface PromoteTable {
  bool: {
    bool: "bool";
    int8: "int8";
    uint8: "uint8";
    int16: "int16";
    uint16: "uint16";
    int32: "int32";
    uint32: "uint32";
    int64: "int64";
    uint64: "uint64";
    float16: "float16";
    float32: "float32";
    float64: "float64";
    complex64: "complex64";
    complex128: "complex128";
    bfloat16: "bfloat16";
  };
  int8: {
    bool: "int8";
    int8: "int8";
    uint8: "int16";
    int16: "int16";
    uint16: "int32";
    int32: "int32";
    uint32: "int64";
    int64: "int64";
    uint64: "float64";
    float16: "float16";
    float32: "float32";
    float64: "float64";
    complex64: "complex64";
    complex128: "complex128";
    bfloat16: "bfloat16";
  };
  uint8: {
    bool: "uint8";
    int8: "int16";
    uint8: "uint8";
    int16: "int16";
    uint16: "uint16";
    int32: "int32";
    uint32: "uint32";
    int64: "int64";
    uint64: "uint64";
    float16: "float16";
    float32: "float32";
    float64: "float64";
    complex64: "complex64";
    complex128: "complex128";
    bfloat16: "bfloat16";
  };
  int16: {
    bool: "int16";
    int8: "int16";
    uint8: "int16";
    int16: "int16";
    uint16: "int32";
    int32: "int32";
    uint32: "int64";
    int64: "int64";
    uint64: "float64";
    float16: "float32";
    float32: "float32";
    float64: "float64";
    complex64: "complex64";
    complex128: "complex128";
    bfloat16: "float32";
  };
  uint16: {
    bool: "uint16";
    int8: "int32";
    uint8: "uint16";
    int16: "int32";
    uint16: "uint16";
    int32: "int32";
    uint32: "uint32";
    int64: "int64";
    uint64: "uint64";
    float16: "float32";
    float32: "float32";
    float64: "float64";
    complex64: "complex64";
    complex128: "complex128";
    bfloat16: "float32";
  };
  int32: {
    bool: "int32";
    int8: "int32";
    uint8: "int32";
    int16: "int32";
    uint16: "int32";
    int32: "int32";
    uint32: "int64";
    int64: "int64";
    uint64: "float64";
    float16: "float64";
    float32: "float64";
    float64: "float64";
    complex64: "complex128";
    complex128: "complex128";
    bfloat16: "float64";
  };
  uint32: {
    bool: "uint32";
    int8: "int64";
    uint8: "uint32";
    int16: "int64";
    uint16: "uint32";
    int32: "int64";
    uint32: "uint32";
    int64: "int64";
    uint64: "uint64";
    float16: "float64";
    float32: "float64";
    float64: "float64";
    complex64: "complex128";
    complex128: "complex128";
    bfloat16: "float64";
  };
  int64: {
    bool: "int64";
    int8: "int64";
    uint8: "int64";
    int16: "int64";
    uint16: "int64";
    int32: "int64";
    uint32: "int64";
    int64: "int64";
    uint64: "float64";
    float16: "float64";
    float32: "float64";
    float64: "float64";
    complex64: "complex128";
    complex128: "complex128";
    bfloat16: "float64";
  };
  uint64: {
    bool: "uint64";
    int8: "float64";
    uint8: "uint64";
    int16: "float64";
    uint16: "uint64";
    int32: "float64";
    uint32: "uint64";
    int64: "float64";
    uint64: "uint64";
    float16: "float64";
    float32: "float64";
    float64: "float64";
    complex64: "complex128";
    complex128: "complex128";
    bfloat16: "float64";
  };
  float16: {
    bool: "float16";
    int8: "float16";
    uint8: "float16";
    int16: "float32";
    uint16: "float32";
    int32: "float64";
    uint32: "float64";
    int64: "float64";
    uint64: "float64";
    float16: "float16";
    float32: "float32";
    float64: "float64";
    complex64: "complex64";
    complex128: "complex128";
    bfloat16: "float32";
  };
  float32: {
    bool: "float32";
    int8: "float32";
    uint8: "float32";
    int16: "float32";
    uint16: "float32";
    int32: "float64";
    uint32: "float64";
    int64: "float64";
    uint64: "float64";
    float16: "float32";
    float32: "float32";
    float64: "float64";
    complex64: "complex64";
    complex128: "complex128";
    bfloat16: "float32";
  };
  float64: {
    bool: "float64";
    int8: "float64";
    uint8: "float64";
    int16: "float64";
    uint16: "float64";
    int32: "float64";
    uint32: "float64";
    int64: "float64";
    uint64: "float64";
    float16: "float64";
    float32: "float64";
    float64: "float64";
    complex64: "complex128";
    complex128: "complex128";
    bfloat16: "float64";
  };
  complex64: {
    bool: "complex64";
    int8: "complex64";
    uint8: "complex64";
    int16: "complex64";
    uint16: "complex64";
    int32: "complex128";
    uint32: "complex128";
    int64: "complex128";
    uint64: "complex128";
    float16: "complex64";
    float32: "complex64";
    float64: "complex128";
    complex64: "complex64";
    complex128: "complex128";
    bfloat16: "complex64";
  };
  complex128: {
    bool: "complex128";
    int8: "complex128";
    uint8: "complex128";
    int16: "complex128";
    uint16: "complex128";
    int32: "complex128";
    uint32: "complex128";
    int64: "complex128";
    uint64: "complex128";
    float16: "complex128";
    float32: "complex128";
    float64: "complex128";
    complex64: "complex128";
    complex128: "complex128";
    bfloat16: "complex128";
  };
  bfloat16: {
    bool: "bfloat16";
    int8: "bfloat16";
    uint8: "bfloat16";
    int16: "float32";
    uint16: "float32";
    int32: "float64";
    uint32: "float64";
    int64: "float64";
    uint64: "float64";
    float16: "float32";
    float32: "float32";
    float64: "float64";
    complex64: "complex64";
    complex128: "complex128";
    bfloat16: "bfloat16";
  };
}
