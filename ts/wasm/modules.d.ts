// What the build makes of imported .wasm files.

// inlined by the bundler as base64: nothing is decoded or compiled before the call
declare module "*/simd.wasm" {
  function compile(): WebAssembly.Module;
  function compile(imports: undefined, later: true): Promise<WebAssembly.Module>;
  export default compile;
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
