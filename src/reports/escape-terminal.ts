/** Control characters and bidirectional overrides; a terminal must not obey repository text. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** Text for a terminal: shown, never obeyed. */
export function escapeTerminal(text: string): string {
  return text.replaceAll(CONTROLS, '�');
}
