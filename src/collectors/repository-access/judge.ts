import { explainUnseen } from '../../language/unseen.ts';
import { sum } from '../../model/combine.ts';
import { factMaker } from '../../model/fact-maker.ts';
import type { Fact } from '../../model/fact.ts';
import { mapSeen, notSeen, type Observation } from '../../model/observation.ts';
import type { Text } from '../../model/text.ts';
import type { DeployKey, Webhook } from '../../ports/repository-access.ts';
import type { TreeEntry } from '../../ports/tree.ts';
import { facts } from './facts.ts';

export interface SeenAccess {
  readonly admins: Observation<readonly number[]>;
  readonly keys: Observation<readonly DeployKey[]>;
  readonly webhooks: Observation<readonly Webhook[]>;
  /** null = GitHub names no CODEOWNERS. */
  readonly codeownersErrors: Observation<number | null>;
  readonly files: Observation<readonly TreeEntry[]>;
}

const make = factMaker(facts, explainUnseen);
type Id = Extract<keyof typeof facts, string>;

/** Where GitHub looks for the file. */
const CODEOWNERS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];
const ERRORS = 'GET /repos/{owner}/{repo}/codeowners/errors';

const NO_FILE: Text = {
  en: 'there is no CODEOWNERS whose lines could be wrong',
  ja: 'エラーを確認する対象の CODEOWNERS がありません',
};

export function judge({ admins, keys, webhooks, codeownersErrors, files }: SeenAccess): readonly Fact[] {
  return [
    counted('repo.direct-admins', admins, () => true),
    counted('repo.writable-deploy-keys', keys, ({ readOnly, enabled }) => enabled && !readOnly),
    counted('repo.webhooks-without-secret', webhooks, ({ hasSecret, verifiesTls }) => !hasSecret || !verifiesTls),
    codeowners(codeownersErrors, files),
  ];
}

/** Those of a list that count; of a list that was cut there are at least so many. */
function counted<T>(id: Id, list: Observation<readonly T[]>, counts: (one: T) => boolean): Fact {
  return make.joined(id, sum([mapSeen(list, (all) => all.filter(counts).length)]));
}

/** GitHub's "no such file" is believed only where the whole tree agrees: it says the same to those who may not look. */
function codeowners(errors: SeenAccess['codeownersErrors'], files: SeenAccess['files']): Fact {
  const id = 'repo.codeowners-errors';
  if (errors.state === 'seen' && errors.value !== null) {
    return make.observed(id, errors.value, { sources: errors.sources });
  }
  const absent = errors.state === 'seen' || errors.unseen.status === 404;
  if (absent && isWithoutFile(files)) return make.notApplicable(id, NO_FILE, files.sources);
  if (errors.state === 'unseen') return make.unknown(id, [errors]);
  return make.unknown(id, [notSeen({ reason: 'hidden-or-absent', what: ERRORS }, errors.sources)]);
}

function isWithoutFile(files: SeenAccess['files']): boolean {
  if (files.state === 'unseen' || files.missing !== undefined) return false;
  return !files.value.some(({ path }) => CODEOWNERS.includes(path));
}
