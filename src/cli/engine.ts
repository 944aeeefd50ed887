import { closeSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { cycloneDxSchemas } from '../adapters/schemas/cyclonedx.ts';
import { checkCycloneDxXml } from '../adapters/schemas/cyclonedx-xml.ts';
import { publicGoodRoot } from '../adapters/sigstore/trusted-root.ts';
import { COLLECTORS, FACTS } from '../collectors/api.ts';
import type { DecisionTable } from '../model/decision-table.ts';
import type { SupportTable } from '../model/end-of-life.ts';
import type { Form } from '../model/form.ts';
import type { Policy, Profile } from '../model/policy.ts';
import type { SbomProfile } from '../model/sbom-profile.ts';
import type { Revision } from '../model/revision.ts';
import type { Engine } from '../pipeline/engine.ts';
import { sbomValidator, type ValidateSbom } from '../sbom/validate.ts';
import { MAX_POLICY_FILE_BYTES } from '../policy/read-yaml.ts';
import { parseDecisionTable } from '../policy/parse-decision-table.ts';
import { parseJudgements, parsePolicySet } from '../policy/parse-policy-set.ts';
import { parseRevision } from '../policy/parse-revision.ts';
import { UsageError } from './io.ts';
import { parseForm } from '../policy/parse-form.ts';
import { parseSupportTable } from '../policy/parse-support-table.ts';
import { parseSbomProfile } from '../policy/parse-sbom-profile.ts';
import { parseProfile } from '../policy/parse-profile.ts';
import { verifiersWith } from './verifiers.ts';

/** The shipped set; a folder of the same form may take its place. */
const POLICY_SET = 'ssdf-1.1/';

/** Loads policies and profiles from a folder (`policies/` of the package) and joins them with the collectors. */
export function loadEngine(policies: URL, schemas?: URL): Engine {
  return {
    ...loadCollectors(policies, schemas),
    policy: loadPolicy(new URL(POLICY_SET, policies)),
    profiles: loadProfiles(new URL('profiles/', policies)),
  };
}

type LookingPart =
  'collectors' | 'facts' | 'validateSbom' | 'sbomProfile' | 'supportTable' | 'verifiers' | 'decisionTables';

/** The part that looks, without the policies that judge. */
export function loadCollectors(policies: URL, schemas?: URL): Pick<Engine, LookingPart> {
  return {
    collectors: COLLECTORS,
    facts: FACTS,
    verifiers: verifiersWith(() => ({ roots: [publicGoodRoot()] })),
    validateSbom: lazily(() => sbomValidator({ json: cycloneDxSchemas(schemas), xml: checkCycloneDxXml })),
    sbomProfile: sbomProfileCalled(DEFAULT_SBOM_PROFILE, loadSbomProfiles(policies)),
    supportTable: loadSupportTable(policies),
    decisionTables: loadDecisionTables(policies),
  };
}

/** The schemas are read when the first SBOM is there, not at every start. */
function lazily(make: () => ValidateSbom): ValidateSbom {
  let made: ValidateSbom | undefined;
  return (...asked) => (made ??= make())(...asked);
}

/** The tables by which vulnerabilities are decided. */
export function loadDecisionTables(policies: URL): readonly DecisionTable[] {
  return [...yamlFiles(new URL('ssvc/', policies))].map(([file, text]) => parseDecisionTable(file, text));
}

/** Until when the makers of components repair which line of releases. */
export function loadSupportTable(policies: URL): SupportTable {
  const file = 'end-of-life.yml';
  return parseSupportTable(file, readPolicyFile(new URL(file, policies)));
}

/** A set to judge by. Its cases are known to be there and not read: `loadCheckedPolicy` holds them, for whoever changes a set. */
export function loadPolicy(folder: URL): Policy {
  return parseJudgements(filesOf(folder, { unread: '.cases.yml' }), FACTS);
}

/** A set with every case held against its task. */
export function loadCheckedPolicy(folder: URL): Policy {
  return parsePolicySet(yamlFiles(folder), FACTS);
}

/** A later version of the framework that has no criteria: its `framework.yml` alone. */
export function loadRevision(folder: URL): Revision {
  const file = 'framework.yml';
  return parseRevision(file, readPolicyFile(new URL(file, folder)));
}

/** Forms of others, each held against the criteria of the policy. */
export function loadForms(policies: URL, policy: Policy): readonly Form[] {
  return [...yamlFiles(new URL('forms/', policies))].map(([file, text]) => parseForm(file, text, policy));
}

export function yamlFiles(folder: URL): ReadonlyMap<string, string> {
  return filesOf(folder, {});
}

/** Files whose names end with `unread` stand there without their text. */
function filesOf(folder: URL, { unread }: { readonly unread?: string }): ReadonlyMap<string, string> {
  const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
  const textOf = (name: string) =>
    unread !== undefined && name.endsWith(unread) ? '' : readPolicyFile(new URL(name, folder));
  return new Map(names.sort().map((name) => [name, textOf(name)]));
}

/** One byte more than a policy file may have is enough to see that it is too large; the parser then says so, with its name. */
export function readPolicyFile(file: URL): string {
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const bytes = Buffer.alloc(Math.min(size, MAX_POLICY_FILE_BYTES) + 1);
    return bytes.toString('utf8', 0, readSync(descriptor, bytes, 0, bytes.byteLength, 0));
  } finally {
    closeSync(descriptor);
  }
}

/** The table that the deck's baseline attributes are. */
export const DEFAULT_SBOM_PROFILE = 'fsct-3';

/** Tables that SBOMs are graded by, by name. */
export function loadSbomProfiles(policies: URL): ReadonlyMap<string, SbomProfile> {
  const read = [...yamlFiles(new URL('sbom/', policies))].map(([file, text]) => parseSbomProfile(file, text));
  return new Map(read.map((profile) => [profile.name, profile]));
}

export function sbomProfileCalled(name: string, profiles: ReadonlyMap<string, SbomProfile>): SbomProfile {
  const found = profiles.get(name);
  if (found !== undefined) return found;
  throw new UsageError(`--profile: expected ${[...profiles.keys()].join(', ')} or a file, came "${name}"`);
}

function loadProfiles(folder: URL): ReadonlyMap<string, Profile> {
  const profiles = [...yamlFiles(folder)].map(([file, text]) => parseProfile(file, text));
  return new Map(profiles.map((profile) => [profile.name, profile]));
}
