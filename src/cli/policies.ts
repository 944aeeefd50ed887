/** The `policies/` folder of this checkout or package: beside `src/` and beside `dist/` alike. */
export function policiesFolder(): URL {
  return new URL('../../policies/', import.meta.url);
}
