import { EVIDENCE_SCHEMA, NO_REQUESTS, type Evidence } from '../model/evidence.ts';
import type { FactSheet } from '../model/fact-sheet.ts';
import type { Fact, FactId } from '../model/fact.ts';
import { dateOf, instantOf } from '../model/instant.ts';
import { NO_RECORDS, type Declaration, type Records, type Review } from '../model/records.ts';
import type { Text } from '../model/text.ts';
import type { CaseFact, PolicyCase } from '../policy/policy-case.ts';

const YEAR = 365 * 24 * 3600 * 1000;

/** The evidence that a case describes; a fact it does not name is left out and thereby unknown. */
export function evidenceOfCase(one: PolicyCase, facts: FactSheet): Evidence {
  const ids = Object.keys(one.facts).sort();
  return {
    $schema: EVIDENCE_SCHEMA,
    version: 1,
    subject: { kind: 'tree', host: null, owner: null, name: null, ref: null, commit: null, dirty: false },
    collectedAt: one.at,
    facts: ids.flatMap((id) => toFact(id, one.facts[id], facts)),
    collectors: [],
    toolchainRead: { state: 'read' },
    toolchain: [],
    requests: NO_REQUESTS,
  };
}

function toFact(id: FactId, fact: CaseFact | undefined, facts: FactSheet): readonly Fact[] {
  if (fact === undefined) return [];
  const base = { id, audience: facts[id]?.audience ?? 'organisation', sources: [] };
  switch (fact.state) {
    case 'unknown':
      return [{ ...base, state: 'unknown', because: BECAUSE, unseen: [] }];
    case 'not-applicable':
      return [{ ...base, state: 'not-applicable', because: BECAUSE }];
    case 'observed': {
      const value = Array.isArray(fact.value) ? [...(fact.value as readonly string[])].sort() : fact.value;
      const bound = fact.exactness === 'exact' ? {} : { because: BECAUSE };
      return [{ ...base, state: 'observed', value, exactness: fact.exactness, ...bound }];
    }
  }
}

const BECAUSE: Text = { en: 'the case says so', ja: 'ケースの記載による' };

/** A valid declaration or equivalent for each criterion that the case names. */
export function recordsOfCase({ declared, reviewed, equivalent, unread, at, file }: PolicyCase): Records {
  const time = instantOf(at) ?? 0;
  const claim = {
    path: file,
    statement: 'given by the case',
    evidence: [{ kind: 'url', url: 'https://example.com/' }],
    author: 'author',
    reviewer: 'reviewer',
    date: dateOf(time),
    expires: dateOf(time + YEAR),
  } as const satisfies Partial<Declaration>;
  return {
    ...NO_RECORDS,
    declarations: [
      ...declared.map((criterion): Declaration => ({ kind: 'declaration', criterion, ...claim })),
      ...Object.entries(reviewed).map(([criterion, dates]): Declaration => ({
        kind: 'declaration',
        criterion,
        ...claim,
        reviews: dates.map(reviewOn),
      })),
    ],
    ...(unread ? { unread: { reason: 'forbidden', what: '.ssdf', permission: 'contents: read' } as const } : {}),
    equivalents: equivalent.map((criterion) => ({
      kind: 'equivalent',
      criterion,
      explanation: claim.statement,
      ...claim,
    })),
  };
}

function reviewOn(date: string): Review {
  return {
    date,
    participants: ['reviewer'],
    inputs: ['given by the case'],
    decision: 'given by the case',
    noChangeReason: 'given by the case',
  };
}
