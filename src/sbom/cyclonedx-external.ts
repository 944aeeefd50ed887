import type { Text } from '../model/text.ts';

/** What CycloneDX 1.7 says of `isExternal` and its schemas cannot. */
export const EXTERNAL_ROOT: Text = {
  en: 'the component that the document describes cannot be external to itself',
  ja: '文書が対象とするコンポーネント自体を外部コンポーネントにはできません',
};
export const RANGE_OF_OWN: Text = {
  en: 'a range of versions is for external components alone (isExternal="true"); give the one version',
  ja: 'バージョンの範囲を書けるのは外部コンポーネント（isExternal="true"）だけです。バージョンを 1 つ指定してください',
};
