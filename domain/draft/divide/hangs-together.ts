/** Whether a set of at most 31 parts (bits) hangs together; `beside`: per part the bits of those that it touches. */
export function hangsTogether(set: number, beside: Int32Array): boolean {
  let found = set & -set;
  for (let edge = found; edge !== 0; ) {
    const part = 31 - Math.clz32(edge & -edge);
    edge &= edge - 1;
    const further = beside[part]! & set & ~found;
    found |= further;
    edge |= further;
  }
  return found === set;
}
