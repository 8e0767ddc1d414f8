import { toInstant } from '@throughline/kernel';
import { validateDto, type FieldProblem, type ValidateDtoOptions } from '@throughline/service-kit';
import type { StockCommand } from '../stock/stock.commands.js';
import {
  AdjustStockDto,
  AnnounceIncomingDto,
  CountStockDto,
  QuarantineStockDto,
  ReceiveStockDto,
  ReportLevelDto,
  SellStockDto,
  ShipTransferDto,
  type SetPoolDto,
} from '../stock/stock.dto.js';

/** What moves stock, or says that it will. */
export type MovementCommand = Extract<
  StockCommand,
  {
    type:
      | 'ReceiveStock'
      | 'AdjustStock'
      | 'CountStock'
      | 'QuarantineStock'
      | 'SellStock'
      | 'ReportLevel'
      | 'AnnounceIncoming'
      | 'ShipTransfer'
      | 'SetPool';
  }
>;

/** Null is the same as not given. */
const given = <Dto extends object>(dto: Dto): Dto =>
  Object.fromEntries(Object.entries(dto).filter(([, value]) => value !== null && value !== undefined)) as Dto;

const timeIn = <Name extends string>(name: Name, text: string | null | undefined) =>
  (text ? { [name]: toInstant(text) } : {}) as Partial<Record<Name, string>>;

const receiveStock = (dto: ReceiveStockDto): MovementCommand => {
  const { lot, ...data } = given(dto);
  const withLot = lot && { lot: { lotId: lot.lotId, expiresOn: lot.expiresOn ?? null } };
  return { type: 'ReceiveStock', data: { ...data, ...withLot } };
};

const adjustStock = (dto: AdjustStockDto): MovementCommand => ({ type: 'AdjustStock', data: given(dto) });

const countStock = ({ countedAt, ...data }: CountStockDto): MovementCommand => ({
  type: 'CountStock',
  data: { ...data, ...timeIn('countedAt', countedAt) },
});

const quarantineStock = (dto: QuarantineStockDto): MovementCommand => ({
  type: 'QuarantineStock',
  data: { ...dto },
});

const sellStock = ({ soldAt, ...data }: SellStockDto): MovementCommand => ({
  type: 'SellStock',
  data: { ...data, ...timeIn('soldAt', soldAt) },
});

const reportLevel = ({ reportedAt, ...data }: ReportLevelDto): MovementCommand => ({
  type: 'ReportLevel',
  data: { ...data, reportedAt: toInstant(reportedAt) },
});

const announceIncoming = ({ expectedAt, ...data }: AnnounceIncomingDto): MovementCommand => ({
  type: 'AnnounceIncoming',
  data: { ...data, expectedAt: toInstant(expectedAt) },
});

const shipTransfer = ({ expectedAt, ...data }: ShipTransferDto): MovementCommand => ({
  type: 'ShipTransfer',
  data: { ...data, expectedAt: toInstant(expectedAt) },
});

/** Not told by partners: for whom units are kept is the merchant's to say. */
export const setPool = (dto: SetPoolDto): MovementCommand => ({ type: 'SetPool', data: { ...dto } });

export type ReadMovement =
  | { readonly ok: true; readonly command: MovementCommand }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** A kind of movement, as messages and rows of files name it. */
interface MovementKind<Dto extends object> {
  readonly commandOf: (dto: Dto) => MovementCommand;
  /** Checks what came from outside, and says what it asks of its item. */
  readonly read: (value: unknown, options?: ValidateDtoOptions) => Promise<ReadMovement>;
}

const kind = <Dto extends object>(
  DtoClass: new () => Dto,
  commandOf: MovementKind<Dto>['commandOf'],
): MovementKind<Dto> => ({
  commandOf,
  read: async (value, options) => {
    const result = await validateDto(DtoClass, value, options);
    return result.ok ? { ok: true, command: commandOf(result.dto) } : result;
  },
});

export const movements = {
  receipt: kind(ReceiveStockDto, receiveStock),
  adjustment: kind(AdjustStockDto, adjustStock),
  count: kind(CountStockDto, countStock),
  quarantine: kind(QuarantineStockDto, quarantineStock),
  sale: kind(SellStockDto, sellStock),
  level: kind(ReportLevelDto, reportLevel),
  incoming: kind(AnnounceIncomingDto, announceIncoming),
  transfer: kind(ShipTransferDto, shipTransfer),
};

export type MovementType = keyof typeof movements;

export const MOVEMENT_TYPES = Object.keys(movements) as MovementType[];

/** What a message or a row calls its kind; undefined for none of ours. */
export const movementTypeOf = (name: unknown): MovementType | undefined =>
  MOVEMENT_TYPES.find((type) => type === name);
