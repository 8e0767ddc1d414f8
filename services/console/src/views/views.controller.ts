import { Body, Controller, Delete, Get, Inject, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { configStream, type ViewEvent } from '@throughline/contracts';
import { uuidv7 } from '@throughline/kernel';
import { Actor, Ledgers, Rejection, type StreamLedger } from '@throughline/service-kit';
import { ArrayMaxSize, IsArray, IsIn, IsString, MaxLength, MinLength } from 'class-validator';
import { SavedViews, type ViewAnswer } from './saved-views.js';
import { viewsDecider, type ViewCommand, type ViewState } from './views.decider.js';

const NAME_CHARACTERS_MAX = 100;
const QUERY_CHARACTERS_MAX = 2_000;
const COLUMNS_MAX = 40;
const COLUMN_CHARACTERS_MAX = 64;

/** Views of one system: a menu of more helps nobody. */
export const VIEWS_MAX = 200;

export class ViewDto {
  @MaxLength(NAME_CHARACTERS_MAX)
  @MinLength(1)
  @IsString()
  name!: string;

  /** The list that it is a view of. */
  @IsIn(['orders', 'exceptions'])
  page!: 'orders' | 'exceptions';

  /** As it stands in the page's address, without the question mark. */
  @MaxLength(QUERY_CHARACTERS_MAX)
  @IsString()
  query!: string;

  /** The columns to show, in their order; none for those that show by default. */
  @MaxLength(COLUMN_CHARACTERS_MAX, { each: true })
  @IsString({ each: true })
  @ArrayMaxSize(COLUMNS_MAX)
  @IsArray()
  columns!: string[];
}

export interface ViewList {
  readonly items: readonly ViewAnswer[];
}

/** What became of a view. */
export interface ViewChange {
  readonly viewId: string;
  readonly outcome: 'changed' | 'unchanged';
}

/**
 * Views that people have saved, for everyone who works here.
 * @tag Views
 */
@Controller('/api/v1/views')
export class ViewsController {
  private readonly streams: StreamLedger<ViewState, ViewEvent>;

  constructor(
    @Inject(Ledgers) ledgers: Ledgers,
    private readonly views: SavedViews,
  ) {
    this.streams = ledgers.of(viewsDecider);
  }

  /**
   * List saved views. A read model: a change may show a moment later.
   *
   * @operation listViews
   * @returns 200 all of them, by name
   */
  @Get()
  list(): ViewList {
    return { items: this.views.list() };
  }

  /**
   * Save a view. The whole view is given each time. Safe to repeat: what changes nothing is no fact.
   *
   * @operation saveView
   * @param viewId a UUID that the caller makes
   * @returns 200 `changed`, or `unchanged`
   * @throws 409 too-many-views: there are as many as there may be
   */
  @Put(':viewId')
  save(
    @Param('viewId', ParseUUIDPipe) viewId: string,
    @Body() { name, page, query, columns }: ViewDto,
    @Actor() actor: string,
  ): Promise<ViewChange> {
    if (this.views.count >= VIEWS_MAX && !this.views.has(viewId)) {
      throw new Rejection(409, 'too-many-views', `there are ${VIEWS_MAX} views already: delete one first`);
    }
    const view = { viewId, name, page, query, columns };
    return this.change(viewId, { type: 'SaveView', data: { view } }, actor);
  }

  /**
   * Delete a view. Safe to repeat.
   *
   * @operation deleteView
   * @param viewId the view's id
   * @returns 200 `changed`, or `unchanged` where there is none
   */
  @Delete(':viewId')
  remove(@Param('viewId', ParseUUIDPipe) viewId: string, @Actor() actor: string): Promise<ViewChange> {
    return this.change(viewId, { type: 'DeleteView', data: { viewId } }, actor);
  }

  private async change(viewId: string, command: ViewCommand, actor: string): Promise<ViewChange> {
    const handled = await this.streams.handle(viewsDecider, configStream('view', viewId), command, {
      causationId: uuidv7(),
      correlationId: `view/${viewId}`,
      actor,
    });
    return { viewId, outcome: handled.outcome === 'accept' ? 'changed' : 'unchanged' };
  }
}
