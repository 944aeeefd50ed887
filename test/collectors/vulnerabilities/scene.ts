import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { vulnerabilities } from '../../../src/collectors/vulnerabilities/index.ts';
import type { Fact } from '../../../src/model/fact.ts';
import { seen, type Observation } from '../../../src/model/observation.ts';
import type { RepositoryAdvisory } from '../../../src/ports/advisories.ts';
import type { CodeAlert } from '../../../src/ports/code-scanning.ts';
import type { DependencyAlert } from '../../../src/ports/dependency-alerts.ts';
import type { Repository } from '../../../src/ports/repository.ts';
import type { About } from '../../../src/ports/repository-settings.ts';
import { answers, look, type World } from '../../support/look.ts';

export const GHSA = 'GHSA-aaaa-bbbb-cccc';
export const OLD = '2025-01-01T00:00:00Z';
export const NEW = '2026-10-01T00:00:00Z';

export const alert = (overrides: Partial<DependencyAlert> = {}): DependencyAlert => ({
  number: 1,
  state: 'open',
  severity: 'high',
  isMalware: false,
  development: false,
  affected: { ecosystem: 'npm', name: 'left-pad', range: '< 1.0.5', fixedIn: '1.0.5' },
  advisories: [GHSA, 'CVE-2026-1234'],
  createdAt: NEW,
  dismissedAt: null,
  dismissedReason: null,
  dismissedComment: null,
  assigned: false,
  ...overrides,
});

export const dismissed = (overrides: Partial<DependencyAlert> = {}): DependencyAlert =>
  alert({
    ...{ state: 'dismissed', dismissedAt: NEW, dismissedReason: 'not_used' },
    ...{ dismissedComment: 'never called', ...overrides },
  });

export const codeAlert = (overrides: Partial<CodeAlert> = {}): CodeAlert => ({
  ...{ number: 1, state: 'open', tool: 'CodeQL', securitySeverity: 'low', ruleSeverity: 'warning', createdAt: NEW },
  ...{ dismissedAt: null, dismissedReason: null, dismissedComment: null, assigned: true, cwes: [] },
  ...overrides,
});

export const advisory = (overrides: Partial<RepositoryAdvisory> = {}): RepositoryAdvisory => ({
  ...{ state: 'published', createdAt: NEW, ids: [], patchedIn: [], severe: null, hasCwe: true },
  ...overrides,
});

export const about = (administrationProven: boolean): Observation<About> =>
  seen({
    ...{ defaultBranch: 'main', visibility: 'public', archived: false, ownerKind: 'organization' },
    ...{ secretScanning: true, pushProtection: true, delegatedSecretDismissal: undefined, administrationProven },
  });

type Alerts = Observation<readonly DependencyAlert[] | 'off'>;

export const alerts = (answer: Alerts): Partial<Repository> => ({ dependencyAlerts: answers(answer) });
export const open = (...all: readonly DependencyAlert[]): Partial<Repository> => alerts(seen(all));

interface Scene extends World {
  /** Files of `.ssdf/triage/` by name. */
  readonly records?: Readonly<Record<string, string>>;
}

/** Facts about a repository whose code scanning has never run, unless the scene says otherwise. */
export async function facts({ repository = {}, records = {}, ...world }: Scene): Promise<readonly Fact[]> {
  const files = Object.entries(records).map(([name, text]) => [`.ssdf/triage/${name}`, text] as const);
  return look(vulnerabilities, {
    tree: memoryTree(Object.fromEntries(files)),
    ...world,
    repository: { analyses: answers(seen([])), about: answers(about(false)), ...repository },
  });
}

export const because = (all: readonly Fact[], id: string) => all.find((fact) => fact.id === id)?.because?.en ?? '';
