import { groupsOf, latestOf, messageTextOf, settingsKindOf, type DeadLetterView } from './letters.js';

const letter = (id: string, topic: string, reason: string): DeadLetterView => ({
  id,
  replays: 0,
  orderId: null,
  service: null,
  lastReplayedAt: null,
  lastReplayedBy: null,
  letter: {
    topic,
    reason,
    partition: 0,
    offset: '0',
    group: 'oms.capture',
    key: null,
    headers: {},
    valueBase64: '',
    stack: null,
    attempts: 1,
    failedAt: '2026-01-01T00:00:00.000Z',
  },
});

const base64 = (...bytes: number[]): string => btoa(String.fromCharCode(...bytes));
const base64Of = (text: string): string => base64(...new TextEncoder().encode(text));

describe('dead letters', () => {
  it('stand together by topic and reason, the largest group first', () => {
    const groups = groupsOf([
      letter('1', 'wms', 'late'),
      letter('2', 'wms', 'odd'),
      letter('3', 'wms', 'odd'),
    ]);
    expect(groups.map(({ reason, letters }) => [reason, letters.map(({ id }) => id)])).toEqual([
      ['odd', ['2', '3']],
      ['late', ['1']],
    ]);
  });

  it('of one message that failed again and again are one, with all that was tried', () => {
    const [first, again, other] = ['1', '2', '3'].map((id) => letter(id, 'wms', 'odd'));
    const failed = (view: DeadLetterView | undefined, failedAt: string, offset = '0') =>
      ({ ...view, letter: { ...view?.letter, failedAt, offset } }) as DeadLetterView;
    const tried = { replays: 2, lastReplayedAt: '2026-01-02', lastReplayedBy: 'person:anna' };
    const letters = [
      failed(again, '2026-01-03'),
      { ...failed(first, '2026-01-01'), ...tried },
      failed(other, '2026-01-02', '7'),
    ];
    expect(latestOf(letters)).toMatchObject([
      { id: '2', ...tried },
      { id: '3', replays: 0 },
    ]);
  });

  it('keep a reason of several lines whole', () =>
    expect(groupsOf([letter('1', 'wms', 'two\nlines')])[0]).toMatchObject({
      topic: 'wms',
      reason: 'two\nlines',
    }));

  it('show JSON with its structure, text as it came, and bytes that are no text untouched', () => {
    expect(messageTextOf(base64Of('{"a":"ä"}'))).toBe('{\n  "a": "ä"\n}');
    expect(messageTextOf(base64Of('{broken'))).toBe('{broken');
    expect(messageTextOf(base64(0xff, 0xfe))).toBe(base64(0xff, 0xfe));
  });

  it.each([
    ['unknown location "hamburg-2"', 'locations'],
    ['no such SKU', 'products'],
    ['task risk', undefined],
    ['channel web is not set up', 'channels'],
  ])('know what may need mending: %s', (reason, kind) => expect(settingsKindOf(reason)).toBe(kind));
});
