import fc from 'fast-check';
import { Watermark } from './watermark.js';

describe('how far a group has come', () => {
  it('stays before the oldest message that is not done', () => {
    const watermark = new Watermark(0);
    const [first, second, third] = [1, 2, 3].map((offset) => watermark.begin(offset));
    watermark.look(3);
    watermark.finish(third!);
    watermark.finish(second!);
    expect(watermark.value).toBe(0);
    watermark.finish(first!);
    expect(watermark.value).toBe(3);
  });

  it('goes past offsets that nobody wants', () => {
    const watermark = new Watermark(0);
    const wanted = watermark.begin(7);
    watermark.look(100);
    expect(watermark.value).toBe(6);
    watermark.finish(wanted);
    expect(watermark.value).toBe(100);
  });

  it('passes an event only when every message made of it is done', () => {
    const watermark = new Watermark(0);
    const [relayed, mapped] = [watermark.begin(5), watermark.begin(5)];
    watermark.look(5);
    watermark.finish(relayed);
    expect(watermark.value).toBe(4);
    watermark.finish(mapped);
    expect(watermark.value).toBe(5);
  });

  it('counts what a crash would have handled again', () => {
    const watermark = new Watermark(0);
    const [first, second] = [watermark.begin(1), watermark.begin(2)];
    watermark.finish(second);
    expect(watermark.width).toBe(2);
    watermark.finish(first);
    expect(watermark.width).toBe(0);
  });

  it('never passes a message that is not done, in whatever order they end', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 60 }),
        fc.infiniteStream(fc.nat()),
        (offsets, order) => {
          const sorted = [...offsets].sort((a, b) => a - b);
          const watermark = new Watermark(0);
          const open = sorted.map((offset) => watermark.begin(offset));
          watermark.look(500);
          while (open.length > 0) {
            expect(watermark.value).toBe(open[0]!.offset - 1);
            const [ended] = open.splice(order.next().value! % open.length, 1);
            watermark.finish(ended!);
          }
          expect(watermark.value).toBe(500);
        },
      ),
    );
  });
});
