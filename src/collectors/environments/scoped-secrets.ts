import { sum } from '../../model/combine.ts';
import type { Fact } from '../../model/fact.ts';
import type { Text } from '../../model/text.ts';
import { make } from './make.ts';
import type { SeenSecrets } from './read.ts';

const NO_SECRET: Text = {
  en: 'there is no secret in environments, repository or organisation',
  ja: '環境・リポジトリ・Organization のいずれにもシークレットがありません',
};

/** Part of the secrets that only jobs of an environment get. All three places have to be seen whole. */
export function scopedSecrets({ scoped, elsewhere }: SeenSecrets): Fact {
  const id = 'environment.scoped-secrets-ratio';
  const hidden = [...scoped, ...elsewhere].filter((answer) => answer.state === 'unseen');
  if (hidden.length > 0) return make.unknown(id, hidden);
  const all = sum([...elsewhere, ...scoped]);
  const inEnvironments = scoped.length === 0 ? 0 : valueOf(sum(scoped));
  if (all.state === 'unseen') return make.unknown(id, all.hidden);
  if (all.value === 0) return make.notApplicable(id, NO_SECRET, all.sources);
  const because = {
    en: `${inEnvironments} of ${all.value} secrets are kept in environments`,
    ja: `シークレット ${all.value} 個のうち ${inEnvironments} 個が環境に限定されています`,
  };
  return make.observed(id, inEnvironments / all.value, { sources: all.sources, because });
}

function valueOf(count: ReturnType<typeof sum>): number {
  return count.state === 'seen' ? count.value : 0;
}
