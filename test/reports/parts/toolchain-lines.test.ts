import { describe, expect, it } from '@jest/globals';
import type { ToolchainEntry } from '../../../src/model/evidence.ts';
import { toolchainLines } from '../../../src/reports/parts/toolchain-lines.ts';
import { evidence, text } from '../../support/build.ts';

const entry = (overrides: Partial<ToolchainEntry>): ToolchainEntry => ({
  category: 'sast',
  tool: 'gosec',
  path: 'ci.yml',
  line: 7,
  onPullRequest: false,
  state: 'found',
  ...overrides,
});

describe('the tools that workflows run, as lines', () => {
  it('say place and trigger, and calls that leave several categories open share one line', () => {
    const hidden = { tool: 'x/y@v1', line: 3, state: 'undecidable', because: text('elsewhere', '別の場所') } as const;
    const toolchain = [
      entry({ onPullRequest: true, scheduled: true }),
      entry({ category: 'sbom', tool: 'syft', line: 9 }),
      entry({ ...hidden, category: 'dast' }),
      entry({ ...hidden, category: 'sca' }),
    ];
    const lines = toolchainLines(evidence([], { toolchain }), 'en').map((line) => line.replace(/ +/g, ' ').trim());
    expect(lines).toEqual([
      'tools that the workflows run',
      'sast gosec ci.yml:7 - on every pull request; on a schedule',
      'sbom syft ci.yml:9',
      'dast, sca x/y@v1 ci.yml:3 - cannot be decided; elsewhere',
    ]);
  });

  it('say in both languages that nothing was seen, and what was not read', () => {
    const toolchainRead = {
      state: 'partly',
      because: text('not followed: make', '追跡できなかった呼び出し: make'),
    } as const;
    expect(toolchainLines(evidence([], { toolchainRead }), 'ja')).toEqual([
      'ワークフローが実行するツール',
      '  見つかりません',
      '  追跡できなかった呼び出し: make',
    ]);
  });
});
