/**
 * Characters that change how the text around them is read: controls, bidirectional overrides, zero-width characters, line
 * separators and tags. Shown as a replacement character, so that a reader sees that something was there.
 */
const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

const LINE_ENDS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/** Repository text as one line in which nothing is hidden. Spaces stay as they are; no markup is escaped here. */
export function visibleLine(text: string): string {
  return text.toWellFormed().replaceAll(LINE_ENDS, ' ').replaceAll(INVISIBLE, '�');
}

/** At most so many characters, whole ones; the cut is marked. */
export function cutText(text: string, maxLength: number): string {
  // A character takes one or two units, so that this much always holds one character more than is shown.
  const characters = Array.from(text.slice(0, 2 * maxLength + 2));
  return characters.length <= maxLength ? text : `${characters.slice(0, maxLength - 1).join('')}…`;
}
