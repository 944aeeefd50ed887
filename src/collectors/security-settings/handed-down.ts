import type { Fact } from '../../model/fact.ts';
import { mapSeen, type Observation } from '../../model/observation.ts';
import type { Text } from '../../model/text.ts';
import type { CustomProperty, SecurityConfiguration } from '../../ports/security-configuration.ts';
import { make } from './make.ts';

/** Name of the custom property; the configuration has no place for another one. Case and `_` do not matter. */
const RISK_TIER = 'risk-tier';

const OTHER_NAME: Text = {
  en: `no custom property is called "${RISK_TIER}", and the configuration cannot name another one`,
  ja: `「${RISK_TIER}」という名前のカスタムプロパティがありません（別の名前を設定ファイルで指定することはできません）`,
};
const TIER_SET: Text = {
  en: `the custom property "${RISK_TIER}" is set here or by the organisation's default; GitHub does not tell which`,
  ja: `カスタムプロパティ「${RISK_TIER}」が、このリポジトリまたは Organization の既定値（default）で設定されています（どちらかは GitHub から判別できません）`,
};
const TIER_EMPTY: Text = {
  en: `the custom property "${RISK_TIER}" is defined and has no value here`,
  ja: `カスタムプロパティ「${RISK_TIER}」は定義されていますが、値が設定されていません`,
};

/** Attached and enforced hold; attaching, failed, detached and the others do not. */
export function holds(configuration: SecurityConfiguration | null): boolean {
  return configuration !== null && ['attached', 'enforced'].includes(configuration.status);
}

export function configurationAttached(configuration: Observation<SecurityConfiguration | null>): Fact {
  const id = 'repo.security-configuration-attached';
  const attached = mapSeen(configuration, holds);
  if (attached.state === 'unseen') return make.unknown(id, [attached]);
  return make.observed(id, attached.value, { sources: attached.sources });
}

/** Without a property of the name nothing is known: an organisation may call its tiers otherwise. */
export function riskTier(properties: Observation<readonly CustomProperty[]>): Fact {
  const id = 'repo.risk-tier-assigned';
  if (properties.state === 'unseen') return make.unknown(id, [properties]);
  const { value, sources } = properties;
  const found = value.find(({ name }) => name.toLowerCase().replaceAll('_', '-') === RISK_TIER);
  if (found === undefined) return make.unknownBecause(id, OTHER_NAME, { sources });
  const isSet = found.value !== null && found.value.length > 0;
  return make.observed(id, isSet, { sources, because: isSet ? TIER_SET : TIER_EMPTY });
}
