/** `1.2.3` and `=1.2.3` stand for themselves; `^1.2.3`, `1.x` and `>=1` do not. */
export function exactVersion(wanted: string): string | null {
  const plain = /^\s*={0,3}\s*v?(\d+(?:[-+.][\w-]+)*)\s*$/.exec(wanted)?.[1];
  return plain === undefined || /(?:^|\.)[xX](?:\.|$)/.test(plain) ? null : plain;
}
