import type { SuppliedFile } from '../src/collectors/types.ts';
import { GATE_MODES, type GateMode } from '../src/model/assessment.ts';
import type { Language } from '../src/model/text.ts';

/** The inputs of action.yml, checked. */
export interface ActionInputs {
  readonly token: string;
  readonly path: string;
  readonly gate?: GateMode;
  readonly profile?: string;
  readonly lang?: Language;
  readonly reportPath: string;
  /** Paths of files that this run made, by kind. */
  readonly files: Readonly<Record<SuppliedFile['kind'], readonly string[]>>;
}

/** A wrong input: which one, what was expected, what came. */
export class InputError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InputError';
  }
}

/** Checks every input; `read` gives the text of one, empty when it was not set. */
export function readInputs(read: (name: string) => string): ActionInputs {
  const gate = choice('gate', read('gate'), GATE_MODES);
  const lang = choice('lang', read('lang'), ['en', 'ja'] as const);
  const profile = read('profile');
  return {
    token: read('token'),
    path: read('path') || '.',
    reportPath: read('report-path') || 'ssdf-gate-report',
    ...(gate === undefined ? {} : { gate }),
    ...(lang === undefined ? {} : { lang }),
    ...(profile === '' ? {} : { profile: plainName('profile', profile) }),
    files: {
      sbom: lines(read('sbom')),
      sarif: lines(read('sarif')),
      junit: lines(read('junit')),
      coverage: lines(read('coverage')),
      bundle: lines(read('bundle')),
    },
  };
}

function choice<const T extends string>(name: string, text: string, choices: readonly T[]): T | undefined {
  if (text === '') return undefined;
  const found = choices.find((one) => one === text);
  if (found !== undefined) return found;
  throw new InputError(
    `input ${name}: expected ${choices.join(', ')}, came "${text}"; correct it under "with:" in the workflow`,
  );
}

function plainName(name: string, text: string): string {
  if (/^[a-z0-9][a-z0-9.-]{0,63}$/.test(text)) return text;
  throw new InputError(
    `input ${name}: expected a name such as step-1, came "${text}"; correct it under "with:" in the workflow`,
  );
}

function lines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
