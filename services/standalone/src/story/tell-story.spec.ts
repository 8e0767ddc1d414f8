import { orderStream, type StoredEvent } from '@throughline/contracts';
import { facts } from '@throughline/testing';
import { tellStory } from './tell-story.js';

const stored = (revision: number, overrides: Partial<StoredEvent>): StoredEvent => ({
  ...facts.held(),
  id: `event-${revision}`,
  schemaVersion: 1,
  occurredAt: '2026-01-05T10:00:00.000Z',
  recordedAt: '2026-01-05T10:00:00.001Z',
  correlationId: 'order-1',
  causationId: 'request-1',
  actor: 'channel:web',
  producer: 'capture',
  stream: orderStream('order-1'),
  revision,
  position: revision + 100,
  ...overrides,
});

const words = (line: string | undefined): string => (line ?? '').replaceAll(/\s+/g, ' ').trim();

describe('the story of an order', () => {
  it('has a line for each fact: when, what, by whom and what of it', () => {
    const [line] = tellStory([stored(0, facts.held())]);
    expect(words(line)).toBe('0 2026-01-05T10:00:00.000Z Order held channel:web reason a look first');
  });

  it('says because of which line something happened', () => {
    const [, line] = tellStory([
      stored(0, facts.placed()),
      stored(1, { ...facts.screened(), causationId: 'event-0', actor: 'service:payment' }),
    ]);
    expect(words(line)).toContain('Fraud screened service:payment ← 0 outcome pass');
  });

  it('names no line as the cause where a request was', () => {
    expect(tellStory([stored(0, facts.placed())]).join()).not.toContain('←');
  });

  it('leaves out what is empty and who the customer is', () => {
    const [placed] = tellStory([stored(0, facts.placed())]);
    expect(words(placed)).toBe('0 2026-01-05T10:00:00.000Z Order placed channel:web currency EUR');
    const [none] = tellStory([stored(0, { ...facts.held(), data: { reason: null, sku: 'TEA' } })]);
    expect(words(none)).toMatch(/channel:web sku TEA$/);
  });

  it('cuts what is long', () => {
    const reason = 'x'.repeat(61);
    const told = (text: string) => words(tellStory([stored(0, { data: { reason: text } })])[0]);
    expect(told(reason)).toMatch(/reason x{59}…$/);
    expect(told(reason.slice(1))).toMatch(/reason x{60}$/);
  });

  it('shows lists and objects as they are stored', () => {
    const [line] = tellStory([stored(0, facts.backordered('TEA', 2))]);
    expect(words(line)).toContain('attempt 1, waitingFor {"sku":"TEA","quantity":2}');
  });

  it('lines up its columns', () => {
    const lines = tellStory([stored(0, facts.placed()), stored(10, facts.held())]);
    expect(new Set(lines.map((line) => line.indexOf('channel:web'))).size).toBe(1);
  });
});
