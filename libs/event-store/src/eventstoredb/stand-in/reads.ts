import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerWritableStream } from '@grpc/grpc-js';
import { strikes } from './faults.js';
import type { LogRecord } from './log.js';
import {
  cutOff,
  eventResponse,
  invalidPosition,
  notLeader,
  streamDeletedError,
  streamNameOf,
  streamNotFound,
} from './messages.js';
import { leaderInstead, requiresLeader, type NodeContext } from './node-context.js';
import { serveSubscription } from './subscriptions.js';

export type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

const BACKWARDS = 1;

/** Resolves when the caller can take more; false if it is gone. */
export const send = async (call: ReadCall, response: ReadResp): Promise<boolean> => {
  if (call.cancelled) return false;
  if (call.write(response)) return true;
  await new Promise<void>((resolve) => {
    const goOn = (): void => {
      call.off('drain', goOn).off('cancelled', goOn);
      resolve();
    };
    call.on('drain', goOn).on('cancelled', goOn);
  });
  return !call.cancelled;
};

const streamPage = (
  records: readonly LogRecord[],
  options: ReadReq.Options.StreamOptions,
  isBackwards: boolean,
): readonly LogRecord[] => {
  const revision = Number(options.getRevision());
  if (!isBackwards) return options.hasEnd() ? [] : records.slice(options.hasStart() ? 0 : revision);
  if (options.hasStart()) return records.slice(0, 1);
  return records.slice(0, options.hasEnd() ? undefined : revision + 1).reverse();
};

/** Forwards from the record at the position, backwards from the one before it; AllReader.cs. */
const allPage = (
  records: readonly LogRecord[],
  options: ReadReq.Options.AllOptions,
  isBackwards: boolean,
): readonly LogRecord[] | undefined => {
  if (options.hasStart()) return isBackwards ? [] : records;
  if (options.hasEnd()) return isBackwards ? [...records].reverse() : [];
  const position = Number(options.getPosition()?.getCommitPosition());
  const index = records.findIndex((record) => record.position >= position);
  if (index === -1) return isBackwards ? [...records].reverse() : [];
  if (records[index]?.position !== position) return undefined;
  return isBackwards ? records.slice(0, index).reverse() : records.slice(index);
};

/** A page is in memory anyway, so it is written without waiting for the caller. */
const serveRecords = (node: NodeContext, call: ReadCall, records: readonly LogRecord[]): void => {
  if (strikes(node.faults, 'readsSilent')) return;
  const isCutOff = strikes(node.faults, 'readsCutOff');
  for (const record of isCutOff ? records.slice(0, 1) : records) call.write(eventResponse(record));
  if (isCutOff) call.emit('error', cutOff());
  else call.end();
};

const serveStream = (node: NodeContext, call: ReadCall, options: ReadReq.Options): void => {
  const streamOptions = options.getStream();
  const stream = streamNameOf(streamOptions?.getStreamIdentifier());
  const records = node.visibleOf(stream);
  if (node.log.isDeleted(stream)) {
    call.emit('error', streamDeletedError(stream));
  } else if (records.length === 0 || !streamOptions) {
    call.write(streamNotFound(stream));
    call.end();
  } else {
    const page = streamPage(records, streamOptions, options.getReadDirection() === BACKWARDS);
    serveRecords(node, call, page.slice(0, Number(options.getCount())));
  }
};

/** Streams.Read.cs: reads of a stream and of `$all`, and subscriptions to `$all`; links do not occur here. */
export const serveRead = (node: NodeContext, call: ReadCall): void => {
  const options = call.request.getOptions();
  const leader = leaderInstead(node, call.metadata);
  const all = options?.getAll();
  const method = options?.hasSubscription() ? 'subscribe' : 'read';
  node.calls.push({ method, requiresLeader: requiresLeader(call.metadata) });
  if (!options || leader) {
    call.emit('error', leader ? notLeader(leader) : cutOff());
  } else if (!all) {
    serveStream(node, call, options);
  } else if (options.hasSubscription()) {
    void serveSubscription(node, call, all, options.getFilter());
  } else {
    const page = allPage(node.visibleRecords(), all, options.getReadDirection() === BACKWARDS);
    if (page) serveRecords(node, call, page.slice(0, Number(options.getCount())));
    else call.emit('error', invalidPosition());
  }
};
