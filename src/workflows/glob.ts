/** GitHub's filter patterns: `*` stays inside a segment, `**` does not, `!` takes away, the last match wins. */
export function filterMatches(patterns: readonly string[], text: string): boolean {
  return patterns.reduce((matched, pattern) => {
    if (pattern.startsWith('!')) return matched && !patternMatches(pattern.slice(1), text);
    return matched || patternMatches(pattern, text);
  }, false);
}

/** A pattern is data: it is walked, never turned into a regular expression that could run away. */
export function patternMatches(pattern: string, text: string): boolean {
  const pieces = piecesOf(pattern);
  let places = new Set([0]);
  for (const piece of pieces) {
    places = advance(piece, places, text);
    if (places.size === 0) return false;
  }
  return places.has(text.length);
}

interface Piece {
  readonly accepts: (character: string) => boolean;
  readonly repeat: 'once' | 'optional' | 'any' | 'some';
}

function piecesOf(pattern: string): Piece[] {
  const pieces: Piece[] = [];
  for (let i = 0; i < pattern.length; i += 1) {
    const character = pattern[i] ?? '';
    if (character === '*') {
      const deep = pattern[i + 1] === '*';
      pieces.push({ accepts: deep ? () => true : (c) => c !== '/', repeat: 'any' });
      if (deep) i += 1;
      // `**/x` also matches x itself.
      if (deep && pattern[i + 1] === '/' && (i === 1 || pattern[i - 2] === '/')) i += 1;
    } else if ((character === '?' || character === '+') && pieces.length > 0) {
      const last = pieces.pop();
      if (last !== undefined) pieces.push({ ...last, repeat: character === '?' ? 'optional' : 'some' });
    } else if (character === '[' && pattern.includes(']', i)) {
      const end = pattern.indexOf(']', i);
      pieces.push({ accepts: classOf(pattern.slice(i + 1, end)), repeat: 'once' });
      i = end;
    } else {
      const literal = character === '\\' ? (pattern[(i += 1)] ?? '') : character;
      pieces.push({ accepts: (c) => c === literal, repeat: 'once' });
    }
  }
  return pieces;
}

function classOf(body: string): (character: string) => boolean {
  const ranges = [...body.matchAll(/(.)-(.)|(.)/gs)].map((m) => [m[1] ?? m[3] ?? '', m[2] ?? m[3] ?? ''] as const);
  return (character) => ranges.some(([from, to]) => character >= from && character <= to);
}

function advance(piece: Piece, places: ReadonlySet<number>, text: string): Set<number> {
  const next = new Set<number>();
  const many = piece.repeat === 'any' || piece.repeat === 'some';
  for (const place of places) {
    if (piece.repeat === 'optional' || piece.repeat === 'any') next.add(place);
    for (let at = place; at < text.length && piece.accepts(text[at] ?? ''); at += 1) {
      // An earlier start has walked on from here already.
      if (many && next.has(at + 1) && at > place) break;
      next.add(at + 1);
      if (!many) break;
    }
  }
  return next;
}
