// What the build makes of imported .wasm files.

// inlined by the bundler, deflated, as base64: nothing is decoded before the call
declare module "*/wasm/simd.wasm" {
  function deflated(): Uint8Array;
  export default deflated;
}
declare module "*/wasm/relaxed.wasm" {
  function deflated(): Uint8Array;
  export default deflated;
}
declare module "*/wasm/threads.wasm" {
  function deflated(): Uint8Array;
  export default deflated;
}
// a module of this project, bundled, as text (scripts/plugins.mjs)
declare module "*?text" {
  const text: string;
  export default text;
}
// compiled by the runtime when the worker is deployed (workerd; Vercel's edge runtime)
declare module "*/lanewise.wasm" {
  const module: WebAssembly.Module;
  export default module;
}
declare module "*/lanewise.wasm?module" {
  const module: WebAssembly.Module;
  export default module;
}
declare module "*/lanewise-relaxed.wasm" {
  const module: WebAssembly.Module;
  export default module;
}
declare module "*/lanewise-relaxed.wasm?module" {
  const module: WebAssembly.Module;
  export default module;
}
