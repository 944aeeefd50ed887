import type { GradedLevel, Group, TaskId } from '../../src/model/level.ts';
import type { Text } from '../../src/model/text.ts';
import { text } from '../support/build.ts';

interface Words {
  readonly asks: Text;
  readonly remedy: Text;
  readonly silentOn?: Text;
}

export const REVIEW: Words = {
  asks: text('The work was reviewed twice within a year', '1 年以内に 2 回見直している'),
  remedy: text(
    'Record two reviews and declare them in .ssdf/declarations/.',
    '2 回分の見直しを記録し、.ssdf/declarations/ で自己申告する。',
  ),
};

export const CRITERION_WORDS: Readonly<Record<string, Words>> = {
  'PO.3.2-1a': {
    asks: text(
      'No workflow puts text of outsiders into a command',
      '外部の者が書いた文字列をコマンドに埋め込むワークフローがない',
    ),
    remedy: text(
      'Pass the value through "env:" and quote the variable in "run:".',
      '値を「env:」で渡し、「run:」では引用符付きの変数として使う。',
    ),
  },
  'PO.3.2-2a': {
    asks: text(
      'Third-party actions are pinned to a full commit SHA (95 % or more)',
      '外部アクションがコミット SHA で固定されている（95 % 以上）',
    ),
    remedy: text(
      'Replace the tag after "@" by the full commit SHA.',
      '「@」以降のタグを完全なコミット SHA に置き換える。',
    ),
    silentOn: text('what a pinned action downloads when it runs', '固定したアクションが実行時に取得するもの'),
  },
  'PO.5.1-1a': {
    asks: text('Members must use two-factor authentication', 'メンバーに二要素認証を求めている'),
    remedy: text(
      'Organization settings > Authentication security, require two-factor authentication.',
      '組織の Settings > Authentication security で二要素認証を必須にする。',
    ),
  },
  'PS.1.1-1a': {
    asks: text(
      'All forms of code are listed with the place where each is kept',
      '全形態のコードについて保管場所の一覧がある',
    ),
    remedy: text(
      'Write the list and declare it in .ssdf/declarations/.',
      '一覧を文書にまとめ、.ssdf/declarations/ で自己申告する。',
    ),
  },
  'PS.1.1-1b': {
    asks: text('Force pushes to the default branch are blocked', '既定ブランチの強制プッシュがブロックされている'),
    remedy: text(
      'Settings > Rules > Rulesets, "Block force pushes".',
      'Settings > Rules > Rulesets で「Block force pushes」を設定する。',
    ),
  },
  'PS.1.1-2a': {
    asks: text('At most two actors may bypass the rules', '規則を迂回できる主体が 2 以下である'),
    remedy: text(
      'Settings > Rules > Rulesets > "Bypass list", remove what does not need it.',
      'Settings > Rules > Rulesets >「Bypass list」から不要な主体を外す。',
    ),
  },
  'PW.7.2-1a': {
    asks: text('Dependencies are checked on pull requests', 'プルリクエストで依存関係を検査している'),
    remedy: text('Run a dependency check on "pull_request".', '「pull_request」で依存関係の検査を実行する。'),
  },
  'PW.7.2-1b': {
    asks: text('Static analysis runs on pull requests', 'プルリクエストで静的解析を実行している'),
    remedy: text(
      'Add "pull_request:" under "on:" of the workflow.',
      'ワークフローの「on:」に「pull_request:」を追加する。',
    ),
  },
  'RV.1.1-1a': {
    asks: text('No critical alert is open', '未対応の重大なアラートがない'),
    remedy: text('Work off the critical alerts.', '重大なアラートに対応する。'),
  },
};

export const LABELS: Readonly<Partial<Record<TaskId, Text>>> = {
  'PO.1.1': text('Security requirements of the development infrastructure', '開発基盤とプロセスのセキュリティ要件定義'),
  'PO.3.2': text('Tools deployed, operated and maintained securely', 'ツールの導入・運用・保守'),
  'PO.5.1': text('Development environments separated and protected', '開発環境の分離・保護'),
  'PS.1.1': text('Code stored and reached by least privilege', '最小権限の原則に基づくコードの保管'),
  'PW.7.2': text('Code reviewed and analysed', 'コードレビュー及びコード分析の実施'),
  'RV.1.1': text('Vulnerability information gathered', '脆弱性情報の収集'),
  'RV.3.4': text('Development process reviewed', 'SDLC プロセスの見直し'),
};

export const GROUP_LABELS: Readonly<Record<Group, Text>> = {
  PO: text('Prepare the organization', '組織の準備'),
  PS: text('Protect the software', 'ソフトウェアの保護'),
  PW: text('Produce well-secured software', '安全なソフトウェアの開発'),
  RV: text('Respond to vulnerabilities', '脆弱性への対応'),
};

export const JUDGEMENTS: Readonly<Record<GradedLevel, Text>> = {
  1: text('The measure is in place.', '対策が行われている。'),
  2: text('The measure is managed and checked.', '対策が管理され、確認されている。'),
  3: text('The measure is reviewed on a schedule and improved.', '対策が定期的に見直され、改善されている。'),
};
