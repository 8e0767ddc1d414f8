import { ndjsonLines, TooManyBytes, type NdjsonLimits } from './ndjson-lines.js';

const limits: NdjsonLimits = { lineBytesMax: 8, bytesMax: 100 };

async function* chunked(...chunks: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

async function linesOf(chunks: AsyncIterable<Uint8Array>): Promise<(string | null)[]> {
  const lines: (string | null)[] = [];
  for await (const { bytes } of ndjsonLines(chunks, limits))
    lines.push(bytes && Buffer.from(bytes).toString());
  return lines;
}

describe('the lines of a file', () => {
  it.each<[string, string[], (string | null)[]]>([
    ['as they are', ['a\nb\n'], ['a', 'b']],
    ['without an end at the end', ['a\nb'], ['a', 'b']],
    ['with the ends of Windows', ['a\r\nb\r\n'], ['a', 'b']],
    ['empty ones too', ['\n\na\n'], ['', '', 'a']],
    ['in pieces', ['a', 'b\nc', 'd', '\n'], ['ab', 'cd']],
    ['cut within a character', ['{"ü', '"}\n'], ['{"ü"}']],
    ['of exactly 8 bytes', ['12345678\n12345678'], ['12345678', '12345678']],
    ['longer than 8 bytes', ['123456789\nb\n'], [null, 'b']],
    ['longer than 8 bytes in pieces', ['12345', '67890', '12345\nb'], [null, 'b']],
    ['longer than 8 bytes at the end', ['a\n123456789'], ['a', null]],
    ['none', [], []],
  ])('come one by one: %s', async (_, chunks, lines) => {
    expect(await linesOf(chunked(...chunks))).toEqual(lines);
  });

  it('come up to the limit of the whole, and no further', async () => {
    const line = `${'x'.repeat(4)}\n`;
    expect(await linesOf(chunked(...Array<string>(20).fill(line)))).toHaveLength(20);
    await expect(linesOf(chunked(...Array<string>(20).fill(line), 'y'))).rejects.toThrow(TooManyBytes);
  });

  it('are read no faster than they are wanted', async () => {
    let read = 0;
    async function* counting(): AsyncGenerator<Uint8Array> {
      while (read < 10) yield Buffer.from(`${++read}\n`);
    }
    const lines = ndjsonLines(counting(), limits);
    await lines.next();
    await lines.next();
    expect(read).toBe(2);
  });
});
