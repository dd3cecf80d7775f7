/** Whether this browser draws by WebGL 2, without which there is no map. */
export function hasWebgl(): boolean {
  const canvas = document.createElement('canvas');
  const gl = canvas.getContext('webgl2');
  // Browsers keep few contexts: this one is given back at once.
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return gl !== null;
}
