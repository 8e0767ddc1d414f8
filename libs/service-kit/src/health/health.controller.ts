import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Platform } from '../bootstrap/platform.js';
import { PLATFORM } from '../bootstrap/tokens.js';
import { Readiness } from './readiness.js';

export const HEALTH_PATHS = { alive: '/healthz', ready: '/readyz', metrics: '/metrics' } as const;

/** `/healthz`: the process answers. `/readyz`: it can do its work, else 503 and why. `/metrics`: for Prometheus. */
@Controller()
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  @Get(HEALTH_PATHS.alive)
  alive(): { status: string } {
    return { status: 'alive' };
  }

  @Get(HEALTH_PATHS.ready)
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const { isReady, reasons } = await this.readiness.report();
    reply.status(isReady ? 200 : 503);
    return { status: isReady ? 'ready' : 'not ready', reasons };
  }

  @Get(HEALTH_PATHS.metrics)
  async metrics(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    reply.header('content-type', this.platform.metrics.contentType);
    return this.platform.metrics.text();
  }
}
