import type { LineQuantity, WmsMessage } from '@throughline/contracts';
import { PoisonMessage, toInstant } from '@throughline/kernel';
import { parseShipmentReference } from '@throughline/order';
import { checkedMessage, IsInstant, NestedList } from '@throughline/service-kit';
import { IsIn, IsInt, IsOptional, Max, Min, ValidateIf } from 'class-validator';
import type { WarehouseCommand } from '../shipping/warehouse.decider.js';
import { IsCode } from './message-checks.js';

const LINES_MAX = 1_000;
const QUANTITY_MAX = 1_000_000;
const CARTONS_MAX = 10_000;
const CODE_CHARACTERS_MAX = 200;

class WarehouseLine implements LineQuantity {
  @IsCode(CODE_CHARACTERS_MAX)
  lineId!: string;

  @IsCode(CODE_CHARACTERS_MAX)
  sku!: string;

  /** 0 says that nothing of the line was found. */
  @IsInt()
  @Min(0)
  @Max(QUANTITY_MAX)
  quantity!: number;
}

const isShipped = ({ type }: WarehouseMessage): boolean => type === 'shipped';

/** A warehouse's message, as it comes from `oms.wms.events.v1`. */
export class WarehouseMessage implements WmsMessage {
  @IsCode(CODE_CHARACTERS_MAX)
  eventId!: string;

  @IsIn(['acknowledged', 'picked', 'short-picked', 'packed', 'shipped'])
  type!: WmsMessage['type'];

  @IsCode(CODE_CHARACTERS_MAX)
  reference!: string;

  @IsInstant()
  at!: string;

  @ValidateIf(({ type, lines }: WarehouseMessage) => type === 'short-picked' || lines !== undefined)
  @NestedList(() => WarehouseLine, LINES_MAX)
  lines?: WarehouseLine[];

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(CARTONS_MAX)
  cartons?: number;

  @ValidateIf(isShipped)
  @IsCode(CODE_CHARACTERS_MAX)
  carrier?: string;

  @ValidateIf(isShipped)
  @IsCode(CODE_CHARACTERS_MAX)
  trackingNumber?: string;
}

/** What a warehouse's message asks of which order's ledger. */
export interface WarehouseReport {
  readonly orderId: string;
  readonly eventId: string;
  readonly command: WarehouseCommand;
}

/** @throws PoisonMessage for what is no message of a warehouse, or about no shipment of ours */
export async function warehouseReportOf(value: unknown): Promise<WarehouseReport> {
  const message = await checkedMessage(WarehouseMessage, value);
  const subject = parseShipmentReference(message.reference);
  if (!subject) throw new PoisonMessage(`no shipment has the reference ${message.reference}`);
  const { orderId, shipmentId } = subject;
  return { orderId, eventId: message.eventId, command: commandOf(message, shipmentId) };
}

function commandOf(message: WarehouseMessage, shipmentId: string): WarehouseCommand {
  const told = { shipmentId, at: toInstant(message.at) };
  const lines = message.lines ? foundOf(message.lines) : null;
  switch (message.type) {
    case 'acknowledged':
      return { type: 'AcknowledgeShipment', data: told };
    case 'picked':
      return { type: 'PickShipment', data: { ...told, lines } };
    case 'short-picked':
      return { type: 'PickShipmentShort', data: { ...told, found: lines ?? [] } };
    case 'packed':
      return { type: 'PackShipment', data: { ...told, cartons: message.cartons ?? 1 } };
    case 'shipped': {
      const { carrier = '', trackingNumber = '' } = message;
      const parcel = { carrier: carrier.trim(), trackingNumber: trackingNumber.trim() };
      return { type: 'ShipShipment', data: { ...told, ...parcel, lines } };
    }
  }
}

/** Quantities per line, the same line summed; lines of which there is nothing are left out. */
function foundOf(lines: readonly LineQuantity[]): LineQuantity[] {
  const sums = new Map<string, LineQuantity>();
  for (const { lineId, sku, quantity } of lines) {
    if (quantity === 0) continue;
    const key = JSON.stringify([lineId, sku]);
    sums.set(key, { lineId, sku, quantity: quantity + (sums.get(key)?.quantity ?? 0) });
  }
  return [...sums.values()];
}
