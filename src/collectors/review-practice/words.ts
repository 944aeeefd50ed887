import type { Text } from '../../model/text.ts';
import type { Counts, Share } from './shares.ts';

interface Size {
  readonly group: number;
  readonly all: number;
  readonly fewest: number;
}

export function sayTooFew(by: Share['by'], { group, all, fewest }: Size): Text {
  if (group === 0) {
    return {
      en: `the last ${all} merged pull requests are all by robots, so there is nothing to judge`,
      ja: `直近にマージされた ${all} 件のプルリクエストはすべてボットによるもので、判定の対象がありません`,
    };
  }
  if (by === 'people') {
    return {
      en: `only ${group} pull requests by people are among the last ${all} merged; ${fewest} are needed to speak of a practice`,
      ja: `直近にマージされた ${all} 件のうち人によるものは ${group} 件のみで、運用として判定するには ${fewest} 件必要です`,
    };
  }
  return {
    en: `only ${group} pull requests have been merged; ${fewest} are needed to speak of a practice`,
    ja: `マージされたプルリクエストは ${group} 件のみで、運用として判定するには ${fewest} 件必要です`,
  };
}

type Said = Share & Counts & { readonly all: number };

export function sayNoneAmong({ among, all }: Said): Text {
  return {
    en: `none of the last ${all} merged pull requests ${among?.called.en ?? ''}, so there is nothing to judge`,
    ja: `直近にマージされた ${all} 件に${among?.called.ja ?? ''}プルリクエストがなく、判定の対象がありません`,
  };
}

/** Both numbers, how many there were, and for how many it cannot be told. */
export function sayShare({ by, among, did, yes, of, all, untold, cannotTell }: Said): Text {
  const people = by === 'people' ? { en: ' by people', ja: '人による' } : { en: '', ja: '' };
  const that = among === undefined ? { en: '', ja: '' } : { en: ` that ${among.called.en}`, ja: among.called.ja };
  const open = {
    en: untold === 0 ? '' : `; for ${untold} it cannot be told ${cannotTell.en}`,
    ja: untold === 0 ? '' : `（うち ${untold} 件は、${cannotTell.ja}を特定できません）`,
  };
  if (by === 'anyone' && among === undefined) {
    return {
      en: `${yes} of the last ${all} merged pull requests ${did.called.en}${open.en}`,
      ja: `直近にマージされた ${all} 件中 ${yes} 件が${did.called.ja}${open.ja}`,
    };
  }
  const group = [people.ja, that.ja].filter((part) => part !== '').join('、');
  return {
    en: `${yes} of ${of} pull requests${people.en}${that.en}, among the last ${all} merged, ${did.called.en}${open.en}`,
    ja: `直近にマージされた ${all} 件のうち、${group} ${of} 件中 ${yes} 件が${did.called.ja}${open.ja}`,
  };
}
