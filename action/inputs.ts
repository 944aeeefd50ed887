import type { SuppliedFile } from '../src/collectors/types.ts';
import { GATE_MODES, type GateMode } from '../src/model/assessment.ts';
import type { SigningService } from '../src/adapters/sigstore/signing-service.ts';
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
  /** Tag of the release to judge, whatever started the workflow; a draft shows only to a token that may write contents. */
  readonly release?: string;
  readonly pack: PackWish;
  /** Whether a signed folder of the given files is left, for the workflow to upload. */
  readonly evidence: EvidenceWish;
  /** Private key in PEM form that signs the pack. */
  readonly packKey?: string;
  /** A Sigstore instance other than the one that goes with the repository. */
  readonly sigstore?: SigningService;
  /** Folder with a copy of public data on vulnerabilities. */
  readonly vulnerabilityData?: string;
}

/** `attach` = put on the release too; `leave` = only in the folder of the report. */
export type PackWish = (typeof PACK_WISHES)[number];
const PACK_WISHES = ['none', 'leave', 'attach'] as const;

export type EvidenceWish = (typeof EVIDENCE_WISHES)[number];
const EVIDENCE_WISHES = ['none', 'leave'] as const;

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
    ...(read('vulnerability-data') === '' ? {} : { vulnerabilityData: read('vulnerability-data') }),
    files: {
      sbom: lines(read('sbom')),
      sarif: lines(read('sarif')),
      junit: lines(read('junit')),
      coverage: lines(read('coverage')),
      bundle: lines(read('bundle')),
      triage: lines(read('triage')),
    },
    evidence: choice('evidence', read('evidence'), EVIDENCE_WISHES) ?? 'none',
    ...releaseInputs(read),
  };
}

function releaseInputs(read: (name: string) => string) {
  const release = read('release');
  const packKey = read('pack-key');
  const sigstore = sigstoreGiven(read);
  return {
    ...(release === '' ? {} : { release: tagName(release) }),
    pack: choice('pack', read('pack'), PACK_WISHES) ?? 'none',
    ...(packKey === '' ? {} : { packKey }),
    ...(sigstore === undefined ? {} : { sigstore }),
  };
}

function tagName(text: string): string {
  if (text.length <= 200 && /^[\p{L}\p{N}][^\s~^:?*[\]\\]*$/u.test(text) && !text.includes('..')) return text;
  throw new InputError(
    `input release: expected a tag such as v1.2.3, came "${text.slice(0, 100)}"; correct it under "with:"`,
  );
}

function sigstoreGiven(read: (name: string) => string): SigningService | undefined {
  const fulcio = address('sigstore-fulcio', read);
  const rekor = address('sigstore-rekor', read);
  const tsa = address('sigstore-tsa', read);
  if (fulcio === undefined && rekor === undefined && tsa === undefined) return undefined;
  if (fulcio === undefined || (rekor === undefined && tsa === undefined)) {
    throw new InputError(
      'input sigstore-fulcio: expected an authority (sigstore-fulcio) and a log or timestamps beside it (sigstore-rekor, sigstore-tsa), came only a part; name them under "with:"',
    );
  }
  return { fulcio, ...(rekor === undefined ? {} : { rekor }), ...(tsa === undefined ? {} : { tsa }) };
}

/** The job's identity is sent there: https alone; loopback is for tests. */
function address(name: string, read: (name: string) => string): string | undefined {
  const text = read(name);
  if (text === '') return undefined;
  const url = URL.parse(text);
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && url.hostname === '127.0.0.1');
  if (url !== null && safe && url.username === '') return text.replace(/\/+$/, '');
  throw new InputError(
    `input ${name}: expected an https address, came "${text.slice(0, 100)}"; correct it under "with:"`,
  );
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
