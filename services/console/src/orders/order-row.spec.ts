import { defaultStepPolicy, foldOrder, type Order } from '@throughline/order';
import { facts } from '@throughline/testing';
import { rowOf } from './order-row.js';

const { line, placed } = facts;

it('counts the units of a kit once, by what it is made of', () => {
  const lines = [
    line({ sku: 'GIFT', quantity: 2, handling: 'kit' }),
    line({ lineId: '1.1', kitLineId: '1', quantity: 6 }),
    line({ lineId: '2' }),
  ];
  expect(rowOf(foldOrder([placed(lines)]) as Order, 0, defaultStepPolicy).unit_count).toBe(7);
});
