import { digestOf } from '../../model/digest.ts';
import type { ResponseRecord } from '../../model/handling.ts';
import type { Sbom } from '../../sbom/sbom.ts';
import { isGiven } from '../../sbom/stated.ts';
import type { Triage, TriagedFinding } from '../triage.ts';
import { isSamePackage } from './names.ts';
import { JUSTIFICATIONS, type VexStatus } from './statement.ts';

export interface VexOutput {
  readonly sbom: Sbom;
  readonly triage: Triage;
  readonly responses: readonly ResponseRecord[];
  /** Who stands behind the document. */
  readonly author: string;
  /** RFC 3339. */
  readonly at: string;
}

interface Line {
  readonly one: TriagedFinding;
  readonly status: VexStatus;
  readonly justification: string | null;
  readonly note: string;
}

/**
 * The status is taken from what somebody stated or recorded: a VEX statement, a response. All else is under investigation;
 * "not affected" is never concluded here.
 */
function linesOf({ triage, responses }: VexOutput): readonly Line[] {
  return [...triage.open, ...triage.filtered].map((one) => {
    const { vex, finding } = one;
    if (vex !== null && vex.status !== 'under_investigation')
      return {
        one,
        status: vex.status,
        justification: vex.by.justification,
        note: vex.by.note ?? `stated by ${vex.by.author}`,
      };
    const record = responses.find(
      ({ vulnerability, package: named }) =>
        finding.ids.includes(vulnerability) && (named === undefined || isSamePackage(named, finding.component.purls)),
    );
    const action = record?.fundamental ?? record?.temporary;
    if (action === undefined) return { one, status: 'under_investigation', justification: null, note: '' };
    return { one, status: 'affected', justification: null, note: `${action.date}: ${action.what}` };
  });
}

/** Reasons of CycloneDX in the fewer words of OpenVEX; the original stays in the impact statement. */
const FROM_CYCLONEDX: Readonly<Record<string, string>> = {
  code_not_present: 'vulnerable_code_not_present',
  code_not_reachable: 'vulnerable_code_not_in_execute_path',
  requires_configuration: 'vulnerable_code_cannot_be_controlled_by_adversary',
  requires_dependency: 'vulnerable_code_cannot_be_controlled_by_adversary',
  requires_environment: 'vulnerable_code_cannot_be_controlled_by_adversary',
  protected_by_compiler: 'inline_mitigations_already_exist',
  protected_at_runtime: 'inline_mitigations_already_exist',
  protected_at_perimeter: 'inline_mitigations_already_exist',
  protected_by_mitigating_control: 'inline_mitigations_already_exist',
};

/** OpenVEX 0.2.0. Without a finding there is nothing to state, and the format wants at least one statement: undefined. */
export function openVex(output: VexOutput): Readonly<Record<string, unknown>> | undefined {
  const statements = linesOf(output).map((line) => openVexStatement(line, output));
  if (statements.length === 0) return undefined;
  return {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': `urn:ssdf-gate:vex:${digestOf([output.at, output.author, statements]).slice('sha256:'.length)}`,
    author: output.author,
    timestamp: output.at,
    version: 1,
    tooling: 'ssdf-gate',
    statements,
  };
}

function openVexStatement({ one, status, justification, note }: Line, { sbom }: VexOutput) {
  const { finding } = one;
  const part = finding.component.purls[0];
  const product = sbom.primary?.purls[0];
  const named = justification === null ? null : (FROM_CYCLONEDX[justification] ?? justification);
  const known = named !== null && JUSTIFICATIONS.has(named) ? { justification: named } : {};
  const impact = [justification, note].filter((text) => text !== null && text !== '').join(': ');
  return {
    vulnerability: { name: finding.id, aliases: finding.ids.filter((id) => id !== finding.id) },
    products: [
      product === undefined || part === undefined || part === product
        ? { '@id': part ?? product ?? `urn:ssdf-gate:component:${finding.component.ref ?? finding.component.pointer}` }
        : { '@id': product, subcomponents: [{ '@id': part }] },
    ],
    status,
    ...(status === 'not_affected' ? { ...known, impact_statement: impact } : {}),
    ...(status === 'affected' ? { action_statement: note } : {}),
  };
}

const CYCLONEDX_STATES: Readonly<Record<VexStatus, string>> = {
  affected: 'exploitable',
  under_investigation: 'in_triage',
  fixed: 'resolved',
  not_affected: 'not_affected',
};

const FROM_OPENVEX: Readonly<Record<string, string>> = {
  vulnerable_code_not_present: 'code_not_present',
  vulnerable_code_not_in_execute_path: 'code_not_reachable',
  vulnerable_code_cannot_be_controlled_by_adversary: 'requires_environment',
  inline_mitigations_already_exist: 'protected_by_mitigating_control',
};

/** A CycloneDX 1.6 document that holds the components spoken of and the analyses; the decision stands as a rating by SSVC. */
export function cycloneDxVex(output: VexOutput): Readonly<Record<string, unknown>> {
  const lines = linesOf(output);
  const parts = new Map(lines.map(({ one }) => [one.finding.component.pointer, one.finding.component]));
  const { primary } = output.sbom;
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      timestamp: output.at,
      authors: [{ name: output.author }],
      ...(primary === null ? {} : { component: cycloneDxPart(primary, 'application') }),
    },
    components: [...parts.values()]
      .filter((part) => part.pointer !== primary?.pointer)
      .map((part) => cycloneDxPart(part, 'library')),
    vulnerabilities: lines.map(cycloneDxVulnerability),
  };
}

function cycloneDxPart({ pointer, name, version, purls }: Sbom['components'][number], type: string) {
  const [purl] = purls;
  return {
    type,
    'bom-ref': pointer,
    name: isGiven(name) ? name.value : 'unknown',
    ...(isGiven(version) ? { version: version.value } : {}),
    ...(purl === undefined ? {} : { purl }),
  };
}

function cycloneDxVulnerability({ one, status, justification, note }: Line) {
  const { finding, vector } = one;
  const known =
    justification === null
      ? undefined
      : (FROM_OPENVEX[justification] ?? Object.keys(FROM_CYCLONEDX).find((key) => key === justification));
  const detail = [justification, note].filter((text) => text !== null && text !== '').join(': ');
  return {
    id: finding.id,
    references: finding.ids.filter((id) => id !== finding.id).map((id) => ({ id, source: { name: sourceOf(id) } })),
    ratings: [{ method: 'SSVC', vector }],
    analysis: {
      state: CYCLONEDX_STATES[status],
      ...(known === undefined || status !== 'not_affected' ? {} : { justification: known }),
      ...(detail === '' ? {} : { detail }),
    },
    affects: [{ ref: finding.component.pointer }],
  };
}

function sourceOf(id: string): string {
  if (id.startsWith('GHSA-')) return 'GitHub Advisory Database';
  return id.startsWith('CVE-') ? 'CVE' : 'OSV';
}
