import { setTimeout as pause } from 'node:timers/promises';
import type { Caller, Heard } from './caller.js';
import { eventually, expectCode } from './expectations.js';
import { SET } from './product-requests.js';

const UNIT = { channelId: 'web', lines: [{ sku: 'TEA-OOLONG-100', quantity: 1 }] };

class Holder {
  constructor(private readonly caller: Caller) {}

  open(change: object = {}): Promise<Heard> {
    return this.caller.post('/api/v1/holds', { ...UNIT, ...change });
  }

  extend(holdId: unknown, ttlSeconds = 600): Promise<Heard> {
    return this.caller.post(`/api/v1/holds/${String(holdId)}/extend`, { ttlSeconds });
  }

  release(holdId: unknown): Promise<Heard> {
    return this.caller.post(`/api/v1/holds/${String(holdId)}/release`);
  }

  show(holdId: unknown): Promise<Heard> {
    return this.caller.get(`/api/v1/holds/${String(holdId)}`);
  }
}

/** Units of a product and of a kit are kept, for longer, and no more. */
export async function checkoutsHoldUnits(caller: Caller): Promise<void> {
  const holder = new Holder(caller);
  const holdId = crypto.randomUUID();
  const lines = [...UNIT.lines, { sku: SET, quantity: 2 }];
  const opened = await holder.open({ holdId, lines, ttlSeconds: 300 });
  expect([opened.status, opened.body['items']]).toMatchObject([201, { length: 3 }]);
  expectCode(await holder.open({ holdId }), 409, 'hold-id-reused');
  const { body } = await holder.extend(holdId);
  expect(Date.parse(String(body['expiresAt']))).toBeGreaterThan(Date.parse(String(opened.body['expiresAt'])));
  expect((await holder.show(holdId)).body).toEqual(body);
  expect((await holder.release(holdId)).body).toMatchObject({ holdId, status: 'released' });
  expectCode(await holder.extend(holdId), 409, 'hold-closed');
}

/** What is not there, or not known, is not held. */
export async function holdsAreRefused(caller: Caller): Promise<void> {
  const holder = new Holder(caller);
  const tooMany = [{ sku: 'TEA-OOLONG-100', quantity: 999_999 }];
  expectCode(await holder.open({ lines: tooMany }), 409, 'not-available');
  expectCode(await holder.open({ channelId: 'nowhere' }), 422, 'unknown-channel');
  expectCode(await holder.open({ lines: [{ sku: 'NOTHING', quantity: 1 }] }), 422, 'unknown-sku');
  const unknown = crypto.randomUUID();
  expectCode(await holder.extend(unknown), 404, 'hold-not-found');
  expectCode(await holder.release(unknown), 404, 'hold-not-found');
  expectCode(await holder.show(unknown), 404, 'hold-not-found');
}

/** Whoever asks for more time too late is told so until the hold has been closed, which happens once a second. */
export async function holdsExpire(caller: Caller): Promise<void> {
  const holder = new Holder(caller);
  await eventually(async () => {
    const { body: hold } = await holder.open({ ttlSeconds: 1 });
    await pause(Math.max(0, Date.parse(String(hold['expiresAt'])) - Date.now()));
    const { body } = await holder.extend(hold['holdId']);
    return body['code'] === 'hold-expired';
  });
}
