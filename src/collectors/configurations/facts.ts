import type { FactSheet } from '../../model/fact-sheet.ts';
import { CONFIGURATIONS } from './rules.ts';

/** What the files of a tree configure. Ids, types and audiences are frozen. */
export const facts = {
  'file.configurations': {
    type: 'set',
    better: 'more',
    audience: 'public',
    scope: 'tree',
    words: CONFIGURATIONS,
    asks: {
      en: 'Which kinds of configuration for building, checking and secure defaults lie in the repository?',
      ja: 'ビルド、検査、安全な既定値に関する設定のうち、リポジトリにあるものはどれか',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PW.6.2',
    remedy: {
      en: 'Keep the settings of the linter, formatter, build and package registry as files beside the code, and renew security.txt before its "Expires" day.',
      ja: 'リンター、フォーマッター、ビルド、パッケージレジストリの設定をコードと同じ場所にファイルとして置き、security.txt は「Expires」の日付より前に更新してください。',
    },
    silentOn: {
      en: 'whether a tool is run with the file, and whether its settings are strict',
      ja: 'そのファイルを使ってツールが実行されているか、設定が厳格か',
    },
  },
} as const satisfies FactSheet;
