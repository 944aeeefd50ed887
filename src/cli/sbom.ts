import { type Command, type Io, UsageError } from './io.ts';

type Verb = (args: readonly string[], io: Io) => Promise<number>;

/** Each verb is loaded only when it is asked for: they need different, and partly large, libraries. */
const VERBS: Readonly<Record<string, () => Promise<Verb>>> = {
  check: async () => (await import('./sbom-check.ts')).sbomCheck,
  diff: async () => (await import('./sbom-diff.ts')).sbomDiff,
  triage: async () => (await import('./sbom-triage.ts')).sbomTriage,
};

export const sbom: Command = {
  summary:
    'Checks an SBOM, and whether it is that of a folder, repository or release (exit status 0 it holds, 1 it does not, 3 cannot be told); compares two files or releases (0 nothing differs, 1 something does, 3 cannot be told); triages one: known vulnerabilities with a decision each (1 malware, --fail-at reached or a fixing release without its papers, 3 cannot be told); 2 unreadable.',
  usage: `ssdf-gate sbom check F [--dir PATH] [--repo OWNER/NAME [--ref REF]] [--release TAG] [--evidence F]
  [--profile fsct-3|ntia-2021|cisa-me-2026|FILE] [--format json|text] [--lang en|ja] [--output F]
ssdf-gate sbom diff (A B | --repo OWNER/NAME --from TAG --to TAG) [--format json|text|markdown] [--lang en|ja] [--output F]
ssdf-gate sbom triage F --osv DIR|ZIP… [--kev F] [--epss F] [--exploits F] [--vulnrichment DIR] [--vex F]… [--alerts F] [--properties F] [--cpe-bridge F]
  [--records DIR] [--previous SBOM] [--tree NAME | --role developer|user --capability high|low] [--fail-at OUTCOME]
  [--vex-out FILE=openvex|cyclonedx --vex-author NAME]… [--format json|text] [--lang en|ja] [--output F]`,
  run: async ([verb = '', ...rest], io) => {
    const load = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
    if (load === undefined) throw new UsageError(`sbom: expected ${Object.keys(VERBS).join(', ')}, came "${verb}"`);
    return (await load())(rest, io);
  },
};
