import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Rejection } from './rejection.js';

export const PAGE_SIZE = 50;
export const PAGE_SIZE_MAX = 200;
const CURSOR_CHARACTERS_MAX = 1_024;

/** `?limit=50&cursor=…` of every list. */
export class PageQuery {
  /** Items wanted. */
  @IsOptional()
  @Type(() => Number)
  @Max(PAGE_SIZE_MAX)
  @Min(1)
  @IsInt()
  limit: number = PAGE_SIZE;

  /** The `nextCursor` of the page before. */
  @IsOptional()
  @MaxLength(CURSOR_CHARACTERS_MAX)
  @IsString()
  cursor?: string;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
}

/** A cursor is opaque to callers: where the page ended, as text. */
export const encodeCursor = (place: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

const isPlace = (value: unknown): value is (string | number)[] =>
  Array.isArray(value) && value.every((part) => typeof part === 'string' || typeof part === 'number');

/** @throws Rejection 400 for a cursor that no page gave */
export function decodeCursor(cursor: string): readonly (string | number)[] {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (isPlace(place)) return place;
  } catch {
    // Answered below, like a cursor that is JSON but not a place.
  }
  throw new Rejection(400, 'bad-cursor', 'this cursor came from no page');
}
