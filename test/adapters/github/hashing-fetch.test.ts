import { describe, expect, it } from '@jest/globals';
import { hashingFetch } from '../../../src/adapters/github/hashing-fetch.ts';
import { sha256 } from '../../../src/model/digest.ts';

/** Gives `pieces` pieces of one mebibyte, one at a time, and counts how many were taken. */
function source(pieces: number) {
  const piece = new Uint8Array(1024 * 1024).fill(7);
  const taken = { pieces: 0 };
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        if (taken.pieces === pieces) {
          controller.close();
          return;
        }
        taken.pieces += 1;
        controller.enqueue(piece);
      },
    },
    { highWaterMark: 0 },
  );
  return { taken, fetch: () => Promise.resolve(new Response(body)) };
}

describe('hashing what comes', () => {
  it('keeps no more than the hashes', async () => {
    const { fetch, taken } = source(64);
    const answer = await hashingFetch(fetch, 64 * 1024 * 1024)('https://x.example');
    const text = await answer.text();
    expect(taken.pieces).toBe(64);
    expect(text.length).toBeLessThan(1000);
    expect(JSON.parse(text)).toMatchObject({ sha256: sha256(new Uint8Array(64 * 1024 * 1024).fill(7)).slice(7) });
  });

  it('stops at the limit, whatever still comes', async () => {
    const { fetch, taken } = source(1000);
    await expect(hashingFetch(fetch, 3 * 1024 * 1024)('https://x.example')).rejects.toThrow(
      /larger than 3145728 bytes/,
    );
    expect(taken.pieces).toBeLessThan(6);
  });

  it('gives up on what does not end', async () => {
    const never: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new Error('given up')));
      });
    await expect(hashingFetch(never, 10, 5)('https://x.example')).rejects.toThrow('given up');
  });
});
