import type { FactSheet } from '../../model/fact-sheet.ts';

/** Options of builds that make what is built harder to attack. Ids, types and audiences are frozen. */
export const facts = {
  'file.hardening-options-ratio': {
    type: 'ratio',
    better: 'more',
    audience: 'public',
    scope: 'tree',
    asks: {
      en: 'Which share of the build targets asks its tool for the hardening options of its kind?',
      ja: 'ビルド対象のうち、ツールに対してその種類に応じた堅牢化オプションを指定しているものの割合はどれだけか',
    },
    readFrom: ['files'],
    why: 'SP 800-218 PW.6.2',
    remedy: {
      en: 'C and C++: -fstack-protector-strong, -D_FORTIFY_SOURCE and -Wl,-z,relro (or -fhardened). Go: -trimpath. Rust: overflow-checks = true in [profile.release]. TypeScript: "strict": true. Images: a USER other than root in the last stage.',
      ja: 'C・C++：-fstack-protector-strong、-D_FORTIFY_SOURCE、-Wl,-z,relro（または -fhardened）。Go：-trimpath。Rust：[profile.release] に overflow-checks = true。TypeScript："strict": true。イメージ：最終ステージで root 以外の USER。',
    },
    silentOn: {
      en: 'whether the options reach the compiler, flags that a packager or the environment adds, and builds of other kinds',
      ja: 'オプションが実際にコンパイラへ渡されているか、パッケージ作成者や環境変数が追加するフラグ、他の種類のビルド',
    },
  },
} as const satisfies FactSheet;
