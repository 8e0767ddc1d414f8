import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { caseStream, orderStream, type CaseEvent, type StoredEvent } from '@throughline/contracts';
import type { EventStore } from '@throughline/event-store';
import { uuidv7, type Instant } from '@throughline/kernel';
import type { Order } from '@throughline/order';
import {
  Actor,
  EVENT_STORE,
  Ledgers,
  orderCacheOf,
  Rejection,
  type StreamLedger,
} from '@throughline/service-kit';
import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { caseDecider, type CaseCommand, type CaseState } from './case.decider.js';

const OWNER_CHARACTERS_MAX = 64;
const REASON_CHARACTERS_MAX = 500;
const NOTE_CHARACTERS_MAX = 10_000;

export class CaseOwnerDto {
  /** A name; null for nobody. */
  @IsOptional()
  @MaxLength(OWNER_CHARACTERS_MAX)
  @MinLength(1)
  @IsString()
  owner?: string | null;

  @IsOptional()
  @MaxLength(REASON_CHARACTERS_MAX)
  @IsString()
  reason?: string | null;
}

export class CaseNoteDto {
  @MaxLength(NOTE_CHARACTERS_MAX)
  @MinLength(1)
  @IsString()
  text!: string;
}

export interface CaseNote {
  readonly noteId: string;
  readonly at: Instant;
  readonly actor: string;
  readonly text: string;
}

export interface OwnerChange {
  readonly at: Instant;
  readonly actor: string;
  readonly owner: string | null;
  readonly reason: string | null;
}

/** Who sees to an order, and what they have written down. */
export interface CaseView {
  readonly orderId: string;
  readonly owner: string | null;
  /** In the order in which they were written. */
  readonly notes: readonly CaseNote[];
  readonly history: readonly OwnerChange[];
}

/** What became of a case. */
export interface CaseChange {
  readonly orderId: string;
  readonly outcome: 'changed' | 'unchanged';
}

type StoredCaseEvent = StoredEvent & CaseEvent;

const noteOf = ({ recordedAt, actor, ...event }: StoredCaseEvent): CaseNote[] =>
  event.type === 'CaseNoteAdded'
    ? [{ noteId: event.data.noteId, at: recordedAt, actor, text: event.personal?.text ?? '' }]
    : [];

const changeOf = ({ recordedAt, actor, ...event }: StoredCaseEvent): OwnerChange[] =>
  event.type === 'CaseOwnerSet'
    ? [{ at: recordedAt, actor, owner: event.data.owner, reason: event.data.reason }]
    : [];

/**
 * Who sees to an order.
 * @tag Exceptions
 */
@Controller('/api/v1/orders/:orderId/case')
export class CasesController {
  private readonly streams: StreamLedger<CaseState, CaseEvent>;

  constructor(
    @Inject(Ledgers) ledgers: Ledgers,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {
    this.streams = ledgers.of(caseDecider);
  }

  /**
   * Show who sees to an order, and what they have written down.
   *
   * @operation getCase
   * @param orderId the order's id, as placing it answered
   * @returns 200 the case; of an order that nobody looked into, an empty one
   * @throws 404 order-not-found: there is no such order
   */
  @Get()
  async one(@Param('orderId', ParseUUIDPipe) orderId: string): Promise<CaseView> {
    await this.order(orderId);
    const events = (await this.store.readStream(caseStream(orderId))) as readonly StoredCaseEvent[];
    const history = events.flatMap(changeOf);
    return { orderId, owner: history.at(-1)?.owner ?? null, notes: events.flatMap(noteOf), history };
  }

  /**
   * Give an order an owner, or none. Safe to repeat.
   *
   * @operation setCaseOwner
   * @param orderId the order's id, as placing it answered
   * @returns 200 `changed`, or `unchanged` where it was so already
   * @throws 404 order-not-found: there is no such order
   */
  @Put('owner')
  async own(
    @Param('orderId', ParseUUIDPipe) orderId: string,
    @Body() { owner, reason }: CaseOwnerDto,
    @Actor() actor: string,
  ): Promise<CaseChange> {
    await this.order(orderId);
    const data = { orderId, owner: owner ?? null, reason: reason ?? null };
    return this.change(orderId, { type: 'SetCaseOwner', data }, actor);
  }

  /**
   * Write a note on an order. Safe to repeat: a note is written once under its id.
   *
   * @operation addCaseNote
   * @param orderId the order's id, as placing it answered
   * @param noteId a UUID that the caller makes
   * @returns 200 `changed`, or `unchanged` where the note is there already
   * @throws 404 order-not-found: there is no such order
   * @throws 409 too-many-notes: it has 500 notes
   */
  @Put('notes/:noteId')
  async note(
    @Param('orderId', ParseUUIDPipe) orderId: string,
    @Param('noteId', ParseUUIDPipe) noteId: string,
    @Body() { text }: CaseNoteDto,
    @Actor() actor: string,
  ): Promise<CaseChange> {
    const { personal } = await this.order(orderId);
    const command: CaseCommand = {
      type: 'AddCaseNote',
      data: { orderId, noteId },
      personal: { personId: personal?.personId ?? orderId, text },
    };
    return this.change(orderId, command, actor);
  }

  private async order(orderId: string): Promise<Order> {
    const { state } = await orderCacheOf(this.store).catchUp(orderStream(orderId));
    if (!state) throw new Rejection(404, 'order-not-found', `there is no order ${orderId}`);
    return state;
  }

  private async change(orderId: string, command: CaseCommand, actor: string): Promise<CaseChange> {
    const context = { causationId: uuidv7(), correlationId: orderId, actor };
    const handled = await this.streams.handle(caseDecider, caseStream(orderId), command, context);
    if (handled.outcome === 'reject') throw new Rejection(409, handled.code, handled.detail);
    return { orderId, outcome: handled.outcome === 'accept' ? 'changed' : 'unchanged' };
  }
}
