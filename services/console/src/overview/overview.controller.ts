import { Controller, Get, Query } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { HOURS_KEPT } from './overview-writer.js';
import { Overview, type OverviewAnswer } from './overview.js';

const HOURS = 24;

export class OverviewQuery {
  /** The hours to look back on, the one that is under way included. 90 days are kept. */
  @IsOptional()
  @Type(() => Number)
  @Max(HOURS_KEPT)
  @Min(1)
  @IsInt()
  hours: number = HOURS;
}

/**
 * How things stand.
 * @tag Overview
 */
@Controller('/api/v1/overview')
export class OverviewController {
  constructor(private readonly overview: Overview) {}

  /**
   * Show how things stand, and what happened in the last hours. Read models, a moment behind; what concerns messages is up to five seconds old.
   *
   * @operation getOverview
   * @returns 200 all of it
   */
  @Get()
  show(@Query() { hours }: OverviewQuery): Promise<OverviewAnswer> {
    return this.overview.of(hours);
  }
}
