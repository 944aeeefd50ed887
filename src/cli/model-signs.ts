import { modelSigns, SIGNS_UNREAD, type ModelSigns } from '../assessment/model-signs.ts';
import type { Language, Text } from '../model/text.ts';
import { escapeTerminal } from '../reports/escape-terminal.ts';
import { openFolder } from './open-folder.ts';
import type { Io } from './io.ts';

/** Looks through a folder for signs of AI models; reads names, and the head of README.md alone. */
export async function signsIn(dir: string, io: Io): Promise<ModelSigns> {
  const { tree } = await openFolder(dir, { supplied: [] }, io);
  const listed = await tree.list();
  if (listed.state === 'unseen') return SIGNS_UNREAD;
  const readme = (await tree.read(['README.md'])).get('README.md');
  const signs = modelSigns(
    listed.value.map(({ path }) => path),
    readme?.state === 'seen' ? readme.value.text : undefined,
  );
  return signs.state === 'none' && listed.missing !== undefined ? SIGNS_UNREAD : signs;
}

/** What the signs mean for a document that concerns only trees with AI models. */
export function signsText({ state, paths, more }: ModelSigns, language: Language): string {
  const shown = escapeTerminal(paths.join(', '));
  const rest: Text = more === 0 ? { en: '', ja: '' } : { en: ` and ${more} more`, ja: ` ほか ${more} 件` };
  const texts: Readonly<Record<ModelSigns['state'], Text>> = {
    found: {
      en: `Signs of AI models here: ${shown}${rest.en}. The profile concerns this tree.`,
      ja: `AI モデルの徴候があります：${shown}${rest.ja}。本プロファイルの対象です。`,
    },
    none: {
      en: 'No sign of AI models here. That proves nothing: a model fetched at run time leaves none.',
      ja: 'AI モデルの徴候は見つかりませんでした。ただし、実行時に取得するモデルは痕跡が残らないため、モデルがないことの証明にはなりません。',
    },
    unread: {
      en: 'Whether there are AI models here could not be told: the files were not wholly listed.',
      ja: 'ファイルの一覧を全て確認できなかったため、AI モデルの有無は判定できません。',
    },
  };
  return `${texts[state][language]}\n`;
}
