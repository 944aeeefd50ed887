import type { DocumentWord } from '../../model/document-words.ts';

/** How a heading, table column or key says each topic of a document, in English or Japanese. */
export const TOPICS: Readonly<Partial<Record<DocumentWord, Readonly<Record<string, RegExp>>>>> = {
  'development-environment': {
    'base-systems':
      /\b(?:operating|base) systems?\b|\bhardware\b|\bworkstations?\b|基盤|基本システム|ハードウェア|端末/i,
    networks: /\bnetworks?\b|ネットワーク/i,
    requirements: /\brequirements?\b|要件|要求事項/i,
    tools: /\btools?\b|ツール/i,
    'test-environments': /\btest(?:ing)? environments?\b|テスト環境|試験環境/i,
    'management-systems':
      /\bmanagement systems?\b|\b(?:issue|change|configuration) (?:tracking|management)\b|管理システム/i,
    communication: /\bcommunications?\b|\bchat\b|連絡|コミュニケーション/i,
    'third-party': /\bthird[- ]part(?:y|ies)\b|\bsuppliers?\b|第三者|外部委託|サードパーティ/i,
    'ci-cd':
      /\bci\s*\/?\s*cd\b|\bcontinuous (?:integration|delivery)\b|\bpipelines?\b|パイプライン|継続的(?:インテグレーション|デリバリー)/i,
    environments: /\benvironments?\b|環境/i,
  },
  'security-requirements': {
    scope: /\bscope\b|適用範囲|対象範囲/i,
    standard: /\bstandards?\b|準拠|基準|規格/i,
    'support-period': /\bsupport(?:ed)? period\b|\bend of (?:life|support)\b|サポート期間|サポート期限/i,
    exceptions: /\bexceptions?\b|\bwaivers?\b|例外/i,
  },
  'third-party-requirements': {
    suppliers: /\bsuppliers?\b|\bvendors?\b|供給者|提供者|委託先/i,
    intake: /\bintake\b|\bselection\b|\bacquisition\b|受け入れ|受入|選定/i,
    license: /\blicen[cs]es?\b|\blicensing\b|ライセンス/i,
    sbom: /\bsboms?\b|\bbills? of materials\b|部品表/i,
    'vulnerability-notice':
      /\bvulnerabilit(?:y|ies) (?:notices?|notifications?|disclosures?)\b|脆弱性(?:の)?(?:通知|連絡)/i,
  },
  roles: {
    'security-owner': /\bsecurity (?:owner|lead|officer|champion)s?\b|セキュリティ(?:責任者|担当者?)/i,
    backup: /\bbackups?\b|\bdeput(?:y|ies)\b|\bsubstitutes?\b|代理|副担当/i,
    'response-team': /\bresponse team\b|\b(?:psirt|csirt)\b|対応チーム|対応体制/i,
  },
  toolchain: {
    development: /\bdevelopment\b|開発/i,
    'external-services': /\bexternal (?:services?|environments?)\b|\bsaas\b|外部(?:サービス|環境)/i,
    'security-base': /\bsecurity (?:base|platform|infrastructure|tools?)\b|セキュリティ(?:基盤|ツール)/i,
    forbidden: /\bforbidden\b|\bprohibited\b|\bbanned\b|禁止/i,
    risks: /\brisks?\b|リスク/i,
  },
  'gate-criteria': {
    checks: /\bchecks?\b|\bcriteria\b|検査項目|確認項目|判定項目/i,
    threshold: /\bthresholds?\b|しきい値|閾値|合格基準|合否/i,
    waivers: /\bwaivers?\b|\bexceptions?\b|例外|免除/i,
    'release-checklist': /\breleas(?:e|ing) check ?lists?\b|リリース(?:前)?(?:チェックリスト|確認)/i,
  },
  'threat-model': {
    assets: /\bassets?\b|資産/i,
    'entry-points': /\bentry points?\b|\battack surfaces?\b|入口|侵入口|攻撃面/i,
    threats: /\bthreats?\b(?! model)|脅威(?!モデル|分析)/i,
    mitigations: /\bmitigations?\b|\bcountermeasures?\b|対策|緩和/i,
    'third-party': /\bthird[- ]part(?:y|ies)\b|\bdependenc(?:y|ies)\b|第三者|外部部品|サードパーティ|依存/i,
    'ci-cd': /\bci\s*\/?\s*cd\b|\bpipelines?\b|\bbuild (?:system|process)\b|パイプライン|ビルド/i,
    'data-flow': /\bdata[- ]flows?\b|データフロー|データの流れ/i,
  },
  'test-strategy': {
    methods: /\bmethods?\b|\btypes? of tests?\b|手法|方法|テスト種別/i,
    reasons: /\breasons?\b|\brationales?\b|\bwhy\b|理由|根拠/i,
    frequency: /\bfrequenc(?:y|ies)\b|\bwhen\b|\bschedules?\b|頻度|時期/i,
    environment: /\benvironments?\b|環境/i,
  },
  'secure-defaults': {
    name: /^(?:name|setting|option|設定名?|項目名?|名称)s?$/i,
    default: /\bdefaults?\b(?! settings)|既定値|初期値|デフォルト/i,
    effect: /\beffects?\b|\bimpacts?\b|影響|効果/i,
    rationale: /\brationales?\b|\breasons?\b|\bwhy\b|理由|根拠/i,
    platform: /\bplatforms?\b|\boperating systems?\b|プラットフォーム|動作環境/i,
    logging: /\blogg?(?:ing|s)?\b|ログ/i,
    removal: /\bremov(?:al|ing)\b|\buninstall\w*\b|\bdecommission\w*\b|削除|廃棄|アンインストール/i,
    update: /\bupdat(?:es?|ing)\b|\bupgrad(?:es?|ing)\b|更新|アップデート/i,
  },
  'security-policy': {
    contact: /\bcontacts?\b|\breport(?:ing|s)?\b|連絡先|報告|窓口/i,
    'supported-versions': /\bsupported (?:versions?|releases?)\b|サポート対象|対象バージョン/i,
    'response-time':
      /\b(?:response|acknowledg\w*) (?:times?|targets?)\b|\bwhat to expect\b|\bresponse\b|応答|回答期限|初動/i,
    'disclosure-timeline': /\bdisclosure\b|\bembargo\b|公開(?:時期|方針|手順|までの)/i,
    'safe-harbor': /\bsafe harbou?r\b|セーフハーバー|免責/i,
    identifiers: /\bcve\b|\bidentifiers?\b|\badvisor(?:y|ies)\b|識別子|アドバイザリ/i,
  },
  'response-playbook': {
    roles: /\broles?\b|\bresponsib(?:le|ilities)\b|役割|担当|体制/i,
    timelines: /\btimelines?\b|\bdeadlines?\b|\btarget times?\b|期限|目標時間|タイムライン/i,
  },
};

/** Given when every language of the tree is named by a heading, column or key. */
export const EVERY_LANGUAGE = 'coding-standard/every-language';

export const TOPIC_WORDS: readonly string[] = [
  ...Object.entries(TOPICS).flatMap(([word, topics]) => Object.keys(topics).map((topic) => `${word}/${topic}`)),
  EVERY_LANGUAGE,
];
