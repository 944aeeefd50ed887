const DAY = 86_400_000;

/** RFC 3339 instant some days before another, whole seconds. */
export function daysBefore(at: string, days: number): string {
  return new Date(Date.parse(at) - days * DAY).toISOString().replace(/\.\d+Z$/, 'Z');
}
