import type { GradedAttribute } from './grade.ts';
import { hasParsedIdentifier } from './identifiers.ts';
import type { Sbom } from './sbom.ts';
import { isGiven } from './stated.ts';

/** Attributes of the document itself; each asks one question, so `total` is 1. */
export function documentAttributes(sbom: Sbom): readonly GradedAttribute[] {
  return [authorAttribute(sbom), timestampAttribute(sbom), typeAttribute(sbom), primaryAttribute(sbom)];
}

/** Level 1: a name and a way to reach its owner; a tool is no author. Level 2: also the tool and its version. */
function authorAttribute({ metadata }: Sbom): GradedAttribute {
  const author = metadata.authors.some(({ name, contact }) => name.trim() !== '' && contact !== null && contact !== '');
  const tool = metadata.tools.some(({ name, version }) => name !== '' && version !== null && version !== '');
  return { id: 'author', ...answered(author), level: author ? (tool ? 3 : 1) : 0 };
}

/** RFC 3339 (a profile of ISO 8601). Whether it is the time of the build is not checked. */
function timestampAttribute({ metadata }: Sbom): GradedAttribute {
  const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/i;
  const text = metadata.createdAt ?? '';
  const holds = form.test(text) && !Number.isNaN(Date.parse(text));
  return { id: 'timestamp', ...answered(holds), level: holds ? 3 : 0 };
}

const PHASES = new Set(['design', 'pre-build', 'build', 'post-build', 'operations', 'discovery', 'decommission']);

/** Optional in the table and a goal as such: leaving it out only keeps an SBOM below level 3. SPDX 2 has no field for it. */
function typeAttribute({ metadata }: Sbom): GradedAttribute {
  const holds = metadata.lifecycles.some((phase) => PHASES.has(phase));
  return { id: 'type', ...answered(holds), level: holds ? 3 : 2 };
}

/** The primary component meets what level 1 asks of every component; its hash, license and copyright have rows of their own. */
function primaryAttribute({ primary }: Sbom): GradedAttribute {
  const holds =
    primary !== null &&
    [primary.name, primary.version, primary.supplier].every(isGiven) &&
    hasParsedIdentifier(primary);
  return { id: 'primary-component', ...answered(holds), level: holds ? 3 : 0 };
}

function answered(holds: boolean) {
  return { have: holds ? 1 : 0, total: 1, declaredUnknown: 0 };
}
