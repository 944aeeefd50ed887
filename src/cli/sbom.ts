import { type Command, type Io, UsageError } from './io.ts';

type Verb = (args: readonly string[], io: Io) => Promise<number>;

/** Each verb is loaded only when it is asked for: they need different, and partly large, libraries. */
const VERBS: Readonly<Record<string, () => Promise<Verb>>> = {
  check: async () => (await import('./sbom-check.ts')).sbomCheck,
  diff: async () => (await import('./sbom-diff.ts')).sbomDiff,
};

export const sbom: Command = {
  summary:
    'Checks an SBOM (form, references, maturity) or compares two (check: exit status 0 valid, 1 invalid, 2 unreadable, 3 not validated).',
  usage:
    'ssdf-gate sbom (check F [--profile fsct-3|ntia-2021|cisa-me-2026|FILE] | diff A B) [--format json|text] [--lang en|ja] [--output F]',
  run: async ([verb = '', ...rest], io) => {
    const load = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
    if (load === undefined) throw new UsageError(`sbom: expected ${Object.keys(VERBS).join(', ')}, came "${verb}"`);
    return (await load())(rest, io);
  },
};
