/** Orders of one piece of a queue at most: a change copies one piece, and the list of the pieces. */
const PIECE_SIZE_MAX = 256;

type Piece = readonly string[];

/** Orders that wait, in the order in which they are served. Immutable, and cheap to change at both of its ends. */
export class OrderQueue implements Iterable<string> {
  static readonly none = new OrderQueue([], 0);

  static of(orderIds: readonly string[]): OrderQueue {
    const pieces: Piece[] = [];
    for (let first = 0; first < orderIds.length; first += PIECE_SIZE_MAX) {
      pieces.push(orderIds.slice(first, first + PIECE_SIZE_MAX));
    }
    return new OrderQueue(pieces, orderIds.length);
  }

  private constructor(
    private readonly pieces: readonly Piece[],
    readonly length: number,
  ) {}

  *[Symbol.iterator](): Iterator<string> {
    for (const piece of this.pieces) yield* piece;
  }

  *entries(): IterableIterator<[place: number, orderId: string]> {
    let place = 0;
    for (const orderId of this) {
      yield [place, orderId];
      place += 1;
    }
  }

  /** Undefined where nobody waits. */
  get last(): string | undefined {
    return this.pieces.at(-1)?.at(-1);
  }

  /** With one more, right behind the last that comes before it. Nearly everybody comes last: it is looked for from there. */
  with(orderId: string, comesBefore: (other: string) => boolean): OrderQueue {
    for (let index = this.pieces.length - 1; index >= 0; index -= 1) {
      const piece = this.pieces[index] ?? [];
      const place = piece.findLastIndex(comesBefore);
      if (place >= 0) return this.longer(index, piece.toSpliced(place + 1, 0, orderId));
    }
    const [first = []] = this.pieces;
    return this.longer(0, [orderId, ...first]);
  }

  without(orderId: string): OrderQueue {
    for (const [index, piece] of this.pieces.entries()) {
      const place = piece.indexOf(orderId);
      if (place < 0) continue;
      const rest = piece.toSpliced(place, 1);
      const pieces = this.pieces.toSpliced(index, 1, ...(rest.length > 0 ? [rest] : []));
      return new OrderQueue(pieces, this.length - 1);
    }
    return this;
  }

  private longer(index: number, piece: Piece): OrderQueue {
    const middle = piece.length / 2;
    // Behind the last piece a new one begins; within the queue a full one is parted.
    const parted = index === this.pieces.length - 1 ? PIECE_SIZE_MAX : middle;
    const next = piece.length > PIECE_SIZE_MAX ? [piece.slice(0, parted), piece.slice(parted)] : [piece];
    return new OrderQueue(this.pieces.toSpliced(index, 1, ...next), this.length + 1);
  }
}
