import { scenario } from '@throughline/testing';
import {
  availabilityDecider,
  type AcknowledgeAvailability,
  type TellAvailability,
} from './availability.decider.js';

const { given, when } = scenario(availabilityDecider);

const tell = (stockRevision: number, available: number): TellAvailability => ({
  type: 'TellAvailability',
  data: { sku: 'TEA', stockRevision, channels: [{ channelId: 'web', available }], locations: [] },
});
const changed = (stockRevision: number, available: number) =>
  ({ type: 'AvailabilityChanged', data: { item: 'TEA', ...tell(stockRevision, available).data } }) as const;
const acknowledge = (stockRevision: number): AcknowledgeAvailability => ({
  type: 'AcknowledgeAvailability',
  data: { sku: 'TEA', channelId: 'web', stockRevision, acknowledgedAt: '2026-01-05T10:00:00.000Z' },
});
const acknowledged = (stockRevision: number) =>
  ({ type: 'AvailabilityAcknowledged', data: { item: 'TEA', ...acknowledge(stockRevision).data } }) as const;

describe('what channels are told of an item', () => {
  it('is told when it changes', () => given(changed(3, 5)).when(tell(4, 4)).then(changed(4, 4)));

  it('is told for the first time, even that there is nothing', () => when(tell(0, 0)).then(changed(0, 0)));

  it('is not told again while it stays the same', () => given(changed(3, 5)).when(tell(4, 5)).thenIgnored());

  it('never goes back to an older state of the stock', () =>
    given(changed(4, 4)).when(tell(3, 5)).thenIgnored());

  it('is told again where the settings changed it, and not the stock', () =>
    given(changed(3, 5)).when(tell(3, 2)).then(changed(3, 2)));

  it('is acknowledged once by each channel', () => {
    given(changed(3, 5)).when(acknowledge(3)).then(acknowledged(3));
    given(changed(3, 5), acknowledged(3)).when(acknowledge(3)).thenIgnored();
  });

  it('cannot be acknowledged before it was told', () =>
    given(changed(3, 5)).when(acknowledge(4)).thenRejected('never-told'));
});
