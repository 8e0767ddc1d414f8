import type { IntakeRefused } from '@throughline/contracts';
import { scenario } from '@throughline/testing';
import { refuseIntakeDecider, type RefuseIntake } from './refuse-intake.decider.js';

const { given, when } = scenario(refuseIntakeDecider);

const data = (changes: Partial<IntakeRefused['data']> = {}): IntakeRefused['data'] => ({
  intakeId: 'i1',
  channelId: 'web',
  externalId: null,
  source: 'topic',
  code: 'validation-failed',
  problems: [{ field: 'externalId', message: 'must be a string' }],
  ...changes,
});

const refuse = (changes: Partial<IntakeRefused['data']> = {}): RefuseIntake => ({
  type: 'RefuseIntake',
  data: data(changes),
  personal: { personId: 'p1', body: '{}' },
});

const refused: IntakeRefused = { type: 'IntakeRefused', data: data() };

describe('refusing an order', () => {
  it('is recorded with every reason', () =>
    when(refuse()).then({ type: 'IntakeRefused', data: data(), personal: { body: '{}' } }));

  it('is recorded once, however often the same bytes come', () =>
    given(refused).when(refuse()).thenIgnored());

  it.each<[string, Partial<IntakeRefused['data']>]>([
    ['another code', { code: 'unknown-channel' }],
    ['one problem less', { problems: [] }],
    ['another field', { problems: [{ field: 'lines', message: 'must be a string' }] }],
    ['another message', { problems: [{ field: 'externalId', message: 'must not be blank' }] }],
  ])('is recorded anew where the same bytes are refused for %s', (_, changes) =>
    given(refused).when(refuse(changes)).then('IntakeRefused'),
  );

  it('is compared with the last reasons, not with any', () =>
    given(refused, { type: 'IntakeRefused', data: data({ code: 'unknown-channel' }) })
      .when(refuse())
      .then('IntakeRefused'));
});
