import { explainUnseen } from '../../language/unseen.ts';
import { factMaker } from '../../model/fact-maker.ts';
import type { Text } from '../../model/text.ts';
import { facts } from './facts.ts';

export const make = factMaker(facts, explainUnseen);
export type Id = Extract<keyof typeof facts, string>;

export const PERSONAL: Text = {
  en: "the repository belongs to a person's account, which has no such setting",
  ja: 'リポジトリの所有者が個人アカウントであり、該当する設定がありません',
};
