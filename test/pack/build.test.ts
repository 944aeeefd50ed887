import { describe, expect, it } from '@jest/globals';
import { documentSchema } from '../../src/documents/api.ts';
import { asEvidence, evidenceSchema } from '../../src/documents/evidence.ts';
import { assessmentSchema } from '../../src/documents/assessment.ts';
import { packStatementSchema } from '../../src/documents/pack.ts';
import { sha256 } from '../../src/model/digest.ts';
import { evidenceDigest } from '../../src/model/evidence.ts';
import type { Audience } from '../../src/model/fact.ts';
import type { PackFile } from '../../src/pack/statement.ts';
import { archiveOf } from '../../src/pack/archive.ts';
import { ASSETS, packOf, RELEASE, verdict } from './scene.ts';

const textOf = (files: readonly PackFile[], path: string) =>
  new TextDecoder().decode(files.find((file) => file.path === path)?.content);

const documents = (audience: Audience) => {
  const { files } = packOf({ audience });
  return {
    evidence: asEvidence(evidenceSchema.parse(JSON.parse(textOf(files, 'evidence.json')))),
    assessment: assessmentSchema.parse(JSON.parse(textOf(files, 'assessment.json'))),
    all: files.map(({ content }) => new TextDecoder().decode(content)).join('\n'),
  };
};

describe('the statement of a pack', () => {
  const { statement, files, payload } = packOf();

  it('is about every file of the release and its commit', () => {
    expect(statement.subject).toEqual([
      ...ASSETS.map(({ name, digest }) => ({ name, digest: { sha256: digest.slice(7) } })),
      { name: 'git+https://github.com/acme/widget@refs/tags/v1.2.3', digest: { gitCommit: RELEASE.commit } },
    ]);
  });

  it('lists every file of the pack with its digest', () => {
    expect(statement.predicate.files.map(({ path, digest }) => [path, `sha256:${digest.sha256}`])).toEqual(
      files.map(({ path, content }) => [path, sha256(content)]),
    );
  });

  it('names the whole evidence, of which the public file is a cut', () => {
    expect(statement.predicate.evidence.digest).toBe(evidenceDigest(verdict().evidence));
  });

  it('says which file of the release it says nothing about', () => {
    const { statement: other } = packOf({ assets: [{ name: 'old.zip' }, ...ASSETS] });
    expect([other.predicate.unbound, other.subject.map(({ name }) => name)]).toEqual([
      ['old.zip'],
      [...ASSETS.map(({ name }) => name), expect.stringContaining('refs/tags/v1.2.3')],
    ]);
  });

  it('follows its published schema', () => {
    expect(packStatementSchema.parse(JSON.parse(new TextDecoder().decode(payload)))).toEqual(statement);
    expect(documentSchema('pack-statement').$id).toBe('urn:ssdf-gate:schema:pack-statement:1');
  });

  it('and the archive around it are the same bytes for the same release', () => {
    expect(sha256(archiveOf(packOf(), undefined))).toBe(sha256(archiveOf(packOf(), undefined)));
  });
});

describe('the files of a pack for the public', () => {
  it('hold no fact, criterion or drift of a narrower circle', () => {
    const { evidence, assessment, all } = documents('public');
    expect(evidence.facts.map(({ audience }) => audience).filter((one) => one !== 'public')).toEqual([]);
    expect(evidence.facts.length).toBeGreaterThan(0);
    const told = assessment.tasks.flatMap(({ criteria }) => criteria.flatMap(({ facts }) => facts));
    expect(told).not.toContain('alerts.open-critical');
    expect(all).not.toMatch(/alerts\.open-critical"[^,]*,\s*"state"/);
    expect([evidence.shownTo, assessment.shownTo]).toEqual(['public', 'public']);
  });

  it('keep every level as it was judged', () => {
    const levels = ({
      tasks,
    }: {
      readonly tasks: readonly { readonly id: string; readonly level?: number | undefined }[];
    }) => tasks.map(({ id, level }) => [id, level]);
    expect(levels(documents('public').assessment)).toEqual(levels(verdict().assessment));
  });

  it('count electives over what they show', () => {
    for (const task of documents('public').assessment.tasks) {
      for (const { level, of } of task.electives) {
        const shown = task.criteria.filter((one) => one.mark === 'elective' && one.level === level);
        expect(of).toBeGreaterThanOrEqual(shown.length);
      }
    }
  });

  it('say no more of a failed collector than that it failed', () => {
    const input = verdict();
    const because = { en: 'secret-name could not be read', ja: 'secret-name を読めません' };
    const collectors = [{ id: 'rules', version: '1', state: 'failed', because } as const];
    const { files } = packOf({ verdict: { ...input, evidence: { ...input.evidence, collectors } } });
    expect(textOf(files, 'evidence.json')).not.toContain('secret-name');
  });
});

describe('the files of a pack for those who may see all', () => {
  it('are the whole documents', () => {
    const { evidence, assessment } = documents('organisation');
    expect(evidenceDigest(evidence)).toBe(evidenceDigest(verdict().evidence));
    expect([evidence.shownTo, assessment.shownTo]).toEqual([undefined, undefined]);
  });
});

describe('a token that a server echoed', () => {
  it('is in no file and not in the statement', () => {
    const { files, payload } = packOf({ clean: (text) => text.replaceAll('widget', '[token]') });
    const all = [payload, ...files.map(({ content }) => content)].map((bytes) => new TextDecoder().decode(bytes));
    expect(all.filter((text) => text.includes('widget'))).toEqual([]);
  });
});
