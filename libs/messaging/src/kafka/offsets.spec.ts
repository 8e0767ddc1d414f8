import { commitAfter, cursorText, offsetText, parseCursor } from './offsets.js';

describe('offsets', () => {
  it('of different partitions never look the same', () => {
    expect(offsetText(1, 23)).toBe('1-23');
    expect(offsetText(12, 3)).toBe('12-3');
  });

  it('are committed one behind the last message that is done, or that message would be handled again', () => {
    expect(commitAfter(41)).toBe(42);
    expect(commitAfter(-1)).toBe(0);
  });
});

describe('a cursor', () => {
  it('is the beginning of every partition where there is none', () => {
    expect(parseCursor(undefined, 3)).toEqual([0, 0, 0]);
  });

  it('is read as it was written', () => {
    expect(parseCursor(cursorText([7, 0, 120]), 3)).toEqual([7, 0, 120]);
  });

  it.each(['', '1', '1.2', '1.2.3.4', '1.2.-3', '1.2.x', '1..3', "1' OR 1=1", '1.2.9999999999999999'])(
    'is refused if no answer of a topic of three partitions gave it: %p',
    (cursor) => {
      expect(() => parseCursor(cursor, 3)).toThrow(expect.objectContaining({ code: 'bad-cursor' }));
    },
  );
});
