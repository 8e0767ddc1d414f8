import type { ParcelEvent, ParcelStatus } from '@throughline/contracts';
import { scenario } from '@throughline/testing';
import {
  OTHER_ORDER,
  parcelDecider,
  SCAN_IDS_KEPT_MAX,
  type Parcel,
  type RecordScan,
  type RegisterParcel,
} from './parcel.decider.js';

const { given } = scenario(parcelDecider);

const name = { carrier: 'dhl', trackingNumber: 'T1' };
const AT = '2026-01-06T09:30:00.000Z';

const register = (orderId = 'o1', shipmentId = '1'): RegisterParcel => ({
  type: 'RegisterParcel',
  data: { ...name, orderId, shipmentId },
});
const registered = {
  type: 'ParcelRegistered' as const,
  data: { ...name, orderId: 'o1', shipmentId: '1' },
};

const scan = (scanId: string, orderId: string | null = null): RecordScan => ({
  type: 'RecordScan',
  data: { ...name, scanId, status: 'in-transit', at: AT, place: null, orderId },
});
const scanned = (scanId: string, status: ParcelStatus = 'in-transit', at = AT) => ({
  type: 'ParcelScanned' as const,
  data: { ...name, scanId, status, at, place: null },
});

const stateAfter = (...events: readonly ParcelEvent[]): Parcel =>
  events.reduce(parcelDecider.evolve, parcelDecider.initial);

describe('a parcel', () => {
  it('is registered for its shipment, before or after its first scan', () => {
    given().when(register()).then(registered);
    given(scanned('s1')).when(register()).then(registered);
  });

  it('is registered once', () => {
    given(registered).when(register()).thenIgnored();
  });

  it.each([
    ['order', register('o2', '1')],
    ['shipment', register('o1', '2')],
  ])('carries no second %s', (_, command) => {
    given(registered).when(command).thenRejected('parcel-taken');
  });

  it('is scanned, registered or not', () => {
    given().when(scan('s1')).then(scanned('s1'));
    given(registered).when(scan('s1', 'o1')).then(scanned('s1'));
  });

  it('tells nobody in the scan whose it is', () => {
    const { decision } = given(registered).when(scan('s1', 'o1'));
    expect(JSON.stringify(decision)).not.toContain('o1');
  });

  it('is scanned once, however often the scan is delivered', () => {
    given(scanned('s1'), scanned('s2')).when(scan('s1')).thenIgnored();
  });

  it.each([
    ['was registered meanwhile', [registered], null],
    ['is not registered any longer than it seemed', [], 'o1'],
  ])('has a scan told again if it %s', (_, history, orderId) => {
    given(...history)
      .when(scan('s1', orderId))
      .thenRejected(OTHER_ORDER);
  });

  it.each<[string, readonly ParcelStatus[], string | null]>([
    ['taken in', ['accepted'], 'in-transit'],
    ['on its way', ['accepted', 'in-transit'], 'in-transit'],
    ['on the last mile', ['out-for-delivery'], 'in-transit'],
    ['delivered', ['accepted', 'delivered'], 'delivered'],
    ['delivered, with older scans coming late', ['delivered', 'in-transit', 'accepted'], 'delivered'],
    ['in trouble', ['exception'], null],
    ['in trouble on its way', ['in-transit', 'exception'], 'in-transit'],
    ['not scanned', [], null],
  ])('knows how far it got: %s', (_, statuses, reached) => {
    const { milestone } = stateAfter(...statuses.map((status, index) => scanned(`s${index}`, status)));
    expect(milestone?.reached ?? null).toBe(reached);
  });

  it('dates a milestone by the scan that reached it', () => {
    const { milestone } = stateAfter(
      scanned('s1', 'accepted', '2026-01-06T08:00:00.000Z'),
      scanned('s2', 'in-transit', '2026-01-06T09:00:00.000Z'),
    );
    expect(milestone).toEqual({ reached: 'in-transit', at: '2026-01-06T08:00:00.000Z' });
  });

  it('knows when its carrier was last heard of, by our clock', () => {
    const late = { ...scanned('s1'), occurredAt: '2026-01-09T10:00:00.000Z' };
    expect(stateAfter(late).heardAt).toBe('2026-01-09T10:00:00.000Z');
  });

  it('remembers a limited number of scans', () => {
    const scans = Array.from({ length: SCAN_IDS_KEPT_MAX + 1 }, (_, index) => scanned(`s${index}`));
    const { scanIds } = stateAfter(...scans);
    expect(scanIds).toHaveLength(SCAN_IDS_KEPT_MAX);
    expect(scanIds).not.toContain('s0');
  });

  it('survives a fact of a newer release', () => {
    const parcel = stateAfter(registered);
    expect(parcelDecider.evolve(parcel, { type: 'ParcelWeighed', data: {} } as unknown as ParcelEvent)).toBe(
      parcel,
    );
  });
});
