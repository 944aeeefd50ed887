import { visibleLine } from './visible.ts';

/** One line for a terminal: repository text in it is shown, never obeyed, and cannot begin a line of its own. */
export function escapeTerminal(line: string): string {
  return visibleLine(line);
}
