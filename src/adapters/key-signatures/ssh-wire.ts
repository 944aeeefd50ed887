/** Reads the fields of an SSH wire encoding (RFC 4251, 5) one after the other. Throws a RangeError past the end. */
export class WireReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get rest(): number {
    return this.#bytes.byteLength - this.#at;
  }

  take(length: number): Buffer {
    if (length > this.rest) throw new RangeError('the encoding ends too early');
    const part = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return part;
  }

  uint32(): number {
    return this.take(4).readUInt32BE();
  }

  string(): Buffer {
    return this.take(this.uint32());
  }

  text(): string {
    return this.string().toString('latin1');
  }
}

export function wireString(content: string | Uint8Array): Buffer {
  const bytes = Buffer.from(content);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.byteLength);
  return Buffer.concat([length, bytes]);
}

/** A multiple-precision integer without the byte that only keeps it positive, on the left filled up to `length`. */
export function unsigned(integer: Buffer, length = 0): Buffer {
  const start = integer.findIndex((byte) => byte !== 0);
  const bare = start < 0 ? Buffer.alloc(0) : integer.subarray(start);
  return Buffer.concat([Buffer.alloc(Math.max(0, length - bare.byteLength)), bare]);
}
