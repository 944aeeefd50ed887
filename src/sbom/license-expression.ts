/** Longest expression that is taken apart, in characters. */
const MAX_EXPRESSION = 65_536;

const TOKEN = /\s*(\(|\)|[A-Za-z0-9.+:-]+)/y;

/**
 * True for a well-formed SPDX license expression (SPDX 2.3 Annex D). Whether the ids are on the SPDX list is not checked:
 * the list grows, and an id that we do not know may be a new one.
 */
export function isLicenseExpression(expression: string): boolean {
  const tokens = tokensOf(expression);
  return tokens !== undefined && tokens.length > 0 && isWellFormed(tokens);
}

function tokensOf(expression: string): readonly string[] | undefined {
  if (expression.length > MAX_EXPRESSION) return undefined;
  const trimmed = expression.trim();
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < trimmed.length) {
    const token = TOKEN.exec(trimmed)?.[1];
    if (token === undefined) return undefined;
    tokens.push(token);
  }
  return tokens;
}

/** One pass with a count of open brackets instead of a recursive parser, so that no nesting can exhaust the stack. */
function isWellFormed(tokens: readonly string[]): boolean {
  let open = 0;
  let expects: 'term' | 'operator' | 'exception' = 'term';
  let afterWith = false;
  for (const token of tokens) {
    if (expects === 'exception') {
      if (!isId(token)) return false;
      expects = 'operator';
      afterWith = true;
    } else if (expects === 'term') {
      if (token === '(') open += 1;
      else if (isId(token)) {
        expects = 'operator';
        afterWith = false;
      } else return false;
    } else if (token === ')') {
      open -= 1;
      afterWith = true;
      if (open < 0) return false;
    } else if (/^(?:AND|OR|and|or)$/.test(token)) expects = 'term';
    else if (/^(?:WITH|with)$/.test(token) && !afterWith) expects = 'exception';
    else return false;
  }
  return open === 0 && expects === 'operator';
}

function isId(token: string): boolean {
  if (/^(?:AND|OR|WITH|\(|\))$/i.test(token)) return false;
  return /^(?:DocumentRef-[A-Za-z0-9.-]+:)?[A-Za-z0-9][A-Za-z0-9.-]*\+?$/.test(token);
}
