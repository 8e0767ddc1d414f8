const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

export interface NdjsonLine {
  /** Without its end; null for one that is longer than the limit, which is not kept. */
  readonly bytes: Uint8Array | null;
}

/** The whole is longer than its limit: what came before it has been given already. */
export class TooManyBytes extends Error {
  override readonly name = 'TooManyBytes';
}

export interface NdjsonLimits {
  readonly lineBytesMax: number;
  readonly bytesMax: number;
}

/** Puts lines together from chunks, never holding more than one line. */
class LineAssembly {
  private parts: Uint8Array[] = [];
  private lengthBytes = 0;

  constructor(private readonly lineBytesMax: number) {}

  get isEmpty(): boolean {
    return this.lengthBytes === 0;
  }

  add(part: Uint8Array): void {
    this.lengthBytes += part.length;
    if (this.lengthBytes <= this.lineBytesMax) this.parts.push(part);
    else this.parts = [];
  }

  end(): NdjsonLine {
    const isTooLong = this.lengthBytes > this.lineBytesMax;
    const whole = Buffer.concat(this.parts);
    this.parts = [];
    this.lengthBytes = 0;
    if (isTooLong) return { bytes: null };
    return { bytes: whole.at(-1) === CARRIAGE_RETURN ? whole.subarray(0, -1) : whole };
  }
}

/**
 * Lines of a stream, one at a time, as its reader asks for them; empty ones too, so that lines can be counted. A last
 * line without an end counts as one.
 * @throws TooManyBytes
 */
export async function* ndjsonLines(
  chunks: AsyncIterable<Uint8Array>,
  { lineBytesMax, bytesMax }: NdjsonLimits,
): AsyncGenerator<NdjsonLine> {
  const line = new LineAssembly(lineBytesMax);
  let readBytes = 0;
  for await (const chunk of chunks) {
    readBytes += chunk.length;
    if (readBytes > bytesMax) throw new TooManyBytes(`more than ${bytesMax} bytes`);
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      line.add(chunk.subarray(start, end));
      yield line.end();
      start = end + 1;
    }
    line.add(chunk.subarray(start));
  }
  if (!line.isEmpty) yield line.end();
}
