/** What the first bytes of a file say that it is. */
export type Start = 'executable' | 'pointer' | 'other';

const POINTER = 'version https://git-lfs.github.com/spec/';

/** Archives of byte code: a zip file by content, told from documents by name alone. */
const CODE_ARCHIVE = /\.(?:jar|war|ear|aar|apk|aab|xpi|nupkg)$/i;

/** The kind of a file by its first bytes; only for archives the name has a say. */
export function startKind(path: string, bytes: Uint8Array): Start {
  const text = Buffer.from(bytes).toString('latin1');
  if (text.startsWith(POINTER)) return 'pointer';
  if (text.startsWith('PK\u0003\u0004')) return CODE_ARCHIVE.test(path) ? 'executable' : 'other';
  return isExecutable(text, bytes) ? 'executable' : 'other';
}

/** ELF, Mach-O (thin and fat) and Java classes, WebAssembly, Android's dex, Windows' PE. */
function isExecutable(text: string, bytes: Uint8Array): boolean {
  if (text.startsWith('\u007fELF') || text.startsWith('\0asm') || text.startsWith('dex\n')) return true;
  if (/^(?:\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe|\xca\xfe\xba\xbe)/.test(text)) return true;
  return isWindowsProgram(text, bytes);
}

/** `MZ` alone may begin a text: the header names where the rest begins, past itself and on a multiple of four. */
function isWindowsProgram(text: string, bytes: Uint8Array): boolean {
  if (!text.startsWith('MZ') || bytes.byteLength < 64) return false;
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0x3c, true);
  return header >= 0x40 && header % 4 === 0 && header < 0x10000;
}
