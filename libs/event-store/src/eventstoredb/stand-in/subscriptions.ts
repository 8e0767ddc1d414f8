import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import { randomUUID } from 'node:crypto';
import type { LogRecord } from './log.js';
import { caughtUp, checkpoint, confirmation, cutOff, eventResponse } from './messages.js';
import type { NodeContext } from './node-context.js';
import { send, type ReadCall } from './reads.js';

type Filter = ReadReq.Options.FilterOptions;

/** Records that the server looks at in one go where the client names no number. */
const SEARCH_WINDOW_RECORDS = 32;

const startOf = (node: NodeContext, options: ReadReq.Options.AllOptions): number => {
  if (options.hasStart()) return 0;
  if (options.hasEnd()) return node.visibleRecords().at(-1)?.position ?? 0;
  return Number(options.getPosition()?.getCommitPosition());
};

const passes = (record: LogRecord, filter: Filter | undefined): boolean => {
  const expression = filter?.getEventType() ?? filter?.getStreamIdentifier();
  if (!expression) return true;
  const name = filter?.hasEventType() ? record.type : record.stream;
  const regex = expression.getRegex();
  if (regex !== '') return new RegExp(regex).test(name);
  return expression.getPrefixList().some((prefix) => name.startsWith(prefix));
};

/** Records between two checkpoints; zero stands for what was not set. */
const windowOf = (filter: Filter | undefined): number => {
  const window = filter?.getMax() ?? 0;
  return (
    (window === 0 ? SEARCH_WINDOW_RECORDS : window) *
    Math.max(filter?.getCheckpointintervalmultiplier() ?? 1, 1)
  );
};

const recordsBehind = (node: NodeContext, position: number): readonly LogRecord[] => {
  const records = node.visibleRecords();
  return records.slice(records.findLastIndex((record) => record.position <= position) + 1);
};

/** Wakes when something is written or the caller is gone. */
const newsFor = (node: NodeContext, call: ReadCall): Promise<void> =>
  new Promise((resolve) => {
    const wake = (): void => {
      stopListening();
      call.off('cancelled', wake);
      resolve();
    };
    const stopListening = node.log.onWritten(wake);
    call.once('cancelled', wake);
  });

/**
 * A catch-up subscription, behind a position: the past, "caught up" (servers since 23.10), then what comes. With a
 * filter a checkpoint tells the place after every so many records that were looked at; how the server counts them in
 * the live part differs between versions, so nothing of ours relies on it.
 */
export const serveSubscription = async (
  node: NodeContext,
  call: ReadCall,
  options: ReadReq.Options.AllOptions,
  filter: Filter | undefined,
): Promise<void> => {
  const { silences, breaks } = node.faults;
  const windowRecords = windowOf(filter);
  let position = startOf(node, options);
  let looked = 0;
  await send(call, confirmation(randomUUID()));
  for (let isCaughtUp = false; !call.cancelled;) {
    for (const record of recordsBehind(node, position)) {
      if (node.faults.silences !== silences) return;
      if (node.faults.breaks !== breaks) {
        call.emit('error', cutOff());
        return;
      }
      if (passes(record, filter) && !(await send(call, eventResponse(record)))) return;
      position = record.position;
      looked += 1;
      if (filter && looked % windowRecords === 0) await send(call, checkpoint(position));
    }
    if (!isCaughtUp) await send(call, caughtUp());
    isCaughtUp = true;
    if ((node.visibleRecords().at(-1)?.position ?? 0) <= position) await newsFor(node, call);
  }
};
