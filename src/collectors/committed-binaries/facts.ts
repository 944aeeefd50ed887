import type { FactSheet } from '../../model/fact-sheet.ts';

/** Machine code beside the source. Ids, types and audiences are frozen. */
export const facts = {
  'file.committed-binaries': {
    type: 'integer',
    better: 'less',
    audience: 'public',
    scope: 'tree',
    asks: {
      en: 'How many executables in machine or byte code lie among the files of the repository?',
      ja: 'リポジトリのファイルに、機械語またはバイトコードの実行ファイルがいくつ含まれているか',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PS.1.1',
    remedy: {
      en: 'Build executables from source in the workflow, or fetch them there and hold them against a digest; take them out of the tree.',
      ja: '実行ファイルはワークフロー内でソースからビルドするか、取得してダイジェストと照合し、ツリーからは取り除いてください。',
    },
    silentOn: {
      en: 'scripts, files inside archives, submodules, and what a file stored in Git LFS holds; material of tests counts as well',
      ja: 'スクリプト、アーカイブの中のファイル、サブモジュール、Git LFS に保存されたファイルの中身（テスト用の資材も数えます）',
    },
  },
} as const satisfies FactSheet;
