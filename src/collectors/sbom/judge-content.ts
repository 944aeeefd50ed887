import type { Fact } from '../../model/fact.ts';
import { notSeen } from '../../model/observation.ts';
import { joinTexts, type Text } from '../../model/text.ts';
import { coverage } from './coverage.ts';
import { fact } from './fact.ts';
import type { Inspected } from './inspect.ts';
import { judgedDocuments, type Judged } from './judged-documents.ts';
import type { Seen } from './seen.ts';
import { examples, ratioFact } from '../ratio.ts';
import { statedDetails } from './stated-details.ts';

type ContentId =
  | 'sbom.schema-valid'
  | 'sbom.maturity-level'
  | 'sbom.identified-ratio'
  | 'sbom.formats'
  | 'sbom.stated-details'
  | 'sbom.lockfile-coverage-ratio';

/** How good the SBOM is that was found or handed over. */
export function judgeContent(seen: Seen): readonly Fact[] {
  const judged = judgedDocuments(seen);
  const about = (id: ContentId, ofBest: (best: Inspected) => Fact, ofNone: () => Fact): Fact => {
    if (judged.state === 'documents') return ofBest(judged.best);
    if (judged.state === 'hidden') return fact.unknown(id, judged.hidden);
    return judged.state === 'none' ? ofNone() : fact.unknownBecause(id, notSupplied(seen), { unseen: [NOT_SUPPLIED] });
  };
  const without = (id: ContentId, value: boolean | number | readonly string[]) => () =>
    fact.observed(id, value, { because: NO_SBOM });
  const nothing = (id: ContentId) => () => fact.unknownBecause(id, NO_SBOM);
  return [
    about('sbom.schema-valid', schemaValid, without('sbom.schema-valid', false)),
    about('sbom.maturity-level', maturityLevel, without('sbom.maturity-level', 0)),
    about('sbom.identified-ratio', identifiedRatio, nothing('sbom.identified-ratio')),
    about('sbom.formats', () => formats(judged), without('sbom.formats', [])),
    about('sbom.stated-details', details, without('sbom.stated-details', [])),
    about('sbom.lockfile-coverage-ratio', (best) => coverage(seen, best), nothing('sbom.lockfile-coverage-ratio')),
  ];
}

const NO_SBOM: Text = { en: 'no SBOM was found', ja: 'SBOM がありません' };
const NOT_SUPPLIED = { reason: 'not-supplied', what: 'an SBOM' } as const;

/** Names what CI keeps, so that a reader knows which file to hand over. */
function notSupplied({ artifacts }: Seen): Text {
  const base = { en: 'no SBOM was given to this run', ja: 'SBOM が今回の実行に渡されていません' };
  if (artifacts.length === 0) return base;
  const hint = {
    en: `workflow artefacts of this commit may hold one${examples(artifacts)}; what CI keeps is not counted by itself, hand it over with --sbom`,
    ja: `このコミットのワークフローのアーティファクトに SBOM がある可能性があります${examples(artifacts)}。CI の保存物はそのままでは判定に使わないため、--sbom で渡してください`,
  };
  return joinTexts([base, hint]);
}

function schemaValid({ name, validation, sources }: Inspected): Fact {
  switch (validation.state) {
    case 'valid':
      return fact.observed('sbom.schema-valid', true, { sources });
    case 'not-validated': {
      const unseen = [{ reason: 'undecidable', what: name } as const];
      return fact.unknownBecause('sbom.schema-valid', validation.because, { unseen, sources });
    }
    case 'invalid': {
      const [first] = validation.problems;
      const because = {
        en: `${name}: ${first?.pointer ?? '/'} ${first?.message.en ?? ''} (${validation.problems.length} problems)`,
        ja: `${name}: ${first?.pointer ?? '/'} ${first?.message.ja ?? ''}（問題 ${validation.problems.length} 件）`,
      };
      return fact.observed('sbom.schema-valid', false, { because, sources });
    }
  }
}

/** A bound where the document cannot answer a part of the table. */
function maturityLevel({ name, grade, sources }: Inspected): Fact {
  const id = 'sbom.maturity-level';
  if (grade === undefined) return fact.unknownBecause(id, NO_TABLE, { unseen: [NO_TABLE_GIVEN], sources });
  const { level, levelAtMost, attributes } = grade;
  const lowest = attributes.filter((attribute) => attribute.level === level).map((attribute) => attribute.id);
  const because = {
    en: `${name}: held at level ${level} by ${lowest.join(', ')}`,
    ja: `${name}: レベル ${level} にとどまる属性は ${lowest.join('、')}`,
  };
  if (levelAtMost > level) return fact.observed(id, level, { exactness: 'atLeast', because, sources });
  return fact.observed(id, level, level === 3 ? { sources } : { because, sources });
}

const NO_TABLE: Text = {
  en: 'no table of SBOM attributes was given to this run',
  ja: 'SBOM の属性表が今回の実行に渡されていません',
};
const NO_TABLE_GIVEN = { reason: 'not-supplied', what: 'a table of SBOM attributes' } as const;

function identifiedRatio({ name, identified, sources }: Inspected): Fact {
  const { have, total, files } = identified;
  return ratioFact(fact, 'sbom.identified-ratio', {
    have,
    total,
    hidden: [],
    sources,
    because: {
      en: `${name}: ${have} of ${total} components are identified; ${files} entries for single files are left out`,
      ja: `${name}: コンポーネント ${total} 件のうち ${have} 件が識別可能（ファイル単位の項目 ${files} 件は除外）`,
    },
    nothing: { en: `${name} lists no component`, ja: `${name} にコンポーネントが記載されていません` },
  });
}

/** Valid documents only. One that was not validated may be valid: the set is then a bound. */
function formats(judged: Judged): Fact {
  const all = judged.state === 'documents' ? judged.all : [];
  const valid = all.filter(({ validation }) => validation.state === 'valid');
  const open = all.filter(({ validation }) => validation.state === 'not-validated');
  const value = valid.map(({ sbom }) => (sbom.format === 'SPDX' ? 'spdx' : 'cyclonedx'));
  const sources = all.flatMap((document) => document.sources);
  const hidden = open.map(({ name }) => ({ reason: 'undecidable', what: name }) as const);
  if (hidden.length === 0) return fact.observed('sbom.formats', value, { sources });
  if (value.length === 0)
    return fact.unknown(
      'sbom.formats',
      hidden.map((unseen) => notSeen(unseen, sources)),
    );
  return fact.observed('sbom.formats', value, { exactness: 'atLeast', hidden, sources });
}

function details({ sbom, sources }: Inspected): Fact {
  return fact.observed('sbom.stated-details', statedDetails(sbom), { sources });
}
