/** Members of one piece at most: a change copies one piece, and the list of the pieces. */
const PIECE_SIZE_MAX = 256;

/** Neighbours that have this many members at most become one piece, so that there are few pieces of a few members. */
const JOINED_SIZE_MAX = PIECE_SIZE_MAX / 2;

type Piece<Member> = readonly Member[];

/** Where a member stands: in which piece, and where in there. */
export interface Place {
  readonly piece: number;
  readonly index: number;
}

/** A list of strings or things. Immutable, and cheap to change wherever the place is known. */
export class PiecedList<Member extends string | object> implements Iterable<Member> {
  static of<Member extends string | object>(members: readonly Member[]): PiecedList<Member> {
    const pieces: Piece<Member>[] = [];
    for (let first = 0; first < members.length; first += PIECE_SIZE_MAX) {
      pieces.push(members.slice(first, first + PIECE_SIZE_MAX));
    }
    return new PiecedList(pieces, members.length);
  }

  private constructor(
    private readonly pieces: readonly Piece<Member>[],
    readonly length: number,
  ) {}

  *[Symbol.iterator](): Iterator<Member> {
    for (const piece of this.pieces) yield* piece;
  }

  get last(): Member | undefined {
    return this.pieces.at(-1)?.at(-1);
  }

  /** Looks at one after the other. */
  placeOf(member: Member): Place | undefined {
    for (const [piece, members] of this.pieces.entries()) {
      const index = members.indexOf(member);
      if (index >= 0) return { piece, index };
    }
    return undefined;
  }

  /** The last for which it is true, of a list in which all of those come first: looks at few. */
  lastPlace(comesFirst: (member: Member) => boolean): Place | undefined {
    const piece = this.pieces.findLastIndex(([first]) => first !== undefined && comesFirst(first));
    const index = this.pieces[piece]?.findLastIndex(comesFirst);
    return index === undefined ? undefined : { piece, index };
  }

  /** With one more right behind that place; before all others where there is none. */
  withBehind(place: Place | undefined, member: Member): PiecedList<Member> {
    const { piece, index } = place ?? { piece: 0, index: -1 };
    const longer = (this.pieces[piece] ?? []).toSpliced(index + 1, 0, member);
    const parted = this.parted(longer, piece === this.pieces.length - 1);
    return new PiecedList(this.pieces.toSpliced(piece, 1, ...parted), this.length + 1);
  }

  withoutAt({ piece, index }: Place): PiecedList<Member> {
    const shorter = (this.pieces[piece] ?? []).toSpliced(index, 1);
    const around = [this.pieces[piece - 1] ?? [], shorter, this.pieces[piece + 1] ?? []];
    const first = Math.max(0, piece - 1);
    const pieces = this.pieces.toSpliced(first, piece + 2 - first, ...joined(around));
    return new PiecedList(pieces, this.length - 1);
  }

  /** Behind the last piece a new one begins; before it a full one is parted in the middle. */
  private parted(piece: Piece<Member>, isLast: boolean): readonly Piece<Member>[] {
    if (piece.length <= PIECE_SIZE_MAX) return [piece];
    const end = isLast ? PIECE_SIZE_MAX : piece.length / 2;
    return [piece.slice(0, end), piece.slice(end)];
  }
}

function joined<Member>(neighbours: readonly Piece<Member>[]): readonly Piece<Member>[] {
  const pieces: Piece<Member>[] = [];
  for (const next of neighbours) {
    if (next.length === 0) continue;
    const last = pieces.at(-1);
    if (last && last.length + next.length <= JOINED_SIZE_MAX) pieces.splice(-1, 1, [...last, ...next]);
    else pieces.push(next);
  }
  return pieces;
}
