import streams from '@eventstore/db-client/generated/streams_pb.js';
import type {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { ServerDuplexStream, ServerReadableStream, sendUnaryData } from '@grpc/grpc-js';
import { strikes } from './faults.js';
import { NO_REVISION, type ExpectedVersion, type ProposedRecord, type WriteResult } from './log.js';
import {
  cutOff,
  identifierOf,
  maximumAppendSizeExceeded,
  notLeader,
  serverNotReady,
  streamDeleted,
  streamDeletedError,
  streamNameOf,
  uuidOf,
  wrongExpectedVersion,
} from './messages.js';
import { leaderInstead, requiresLeader, type NodeContext } from './node-context.js';

type Proposed = BatchAppendReq.ProposedMessage | AppendReq.ProposedMessage;

const proposedRecord = (message: Proposed): ProposedRecord => ({
  id: uuidOf(message.getId()),
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? '',
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
});

const bytesOf = (records: readonly ProposedRecord[]): number =>
  records.reduce((sum, { data, metadata, type }) => sum + data.length + metadata.length + type.length, 0);

interface PendingAppend {
  readonly stream: string;
  readonly expected: ExpectedVersion;
  readonly records: ProposedRecord[];
}

const expectedOfBatch = (options: BatchAppendReq.Options): ExpectedVersion => {
  if (options.hasNoStream()) return NO_REVISION;
  if (options.hasAny()) return 'any';
  return options.hasStreamExists() ? 'stream_exists' : Number(options.getStreamPosition());
};

const answerTo = (request: BatchAppendReq, { stream }: PendingAppend): BatchAppendResp =>
  new streams.BatchAppendResp()
    .setCorrelationId(request.getCorrelationId())
    .setStreamIdentifier(identifierOf(stream));

const withResult = (answer: BatchAppendResp, result: WriteResult, append: PendingAppend): BatchAppendResp => {
  if (result.kind === 'deleted') return answer.setError(streamDeleted(append.stream));
  if (result.kind === 'wrong-version') {
    return answer.setError(wrongExpectedVersion(result.currentRevision, append.expected));
  }
  const position = new shared.AllStreamPosition()
    .setCommitPosition(String(result.position))
    .setPreparePosition(String(result.position));
  return answer.setSuccess(
    new streams.BatchAppendResp.Success().setCurrentRevision(String(result.revision)).setPosition(position),
  );
};

export type BatchCall = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

const finishAppend = (
  node: NodeContext,
  call: BatchCall,
  request: BatchAppendReq,
  append: PendingAppend,
): void => {
  const { faults, log, appendBytesMax } = node;
  const { expected } = append;
  node.calls.push({ method: 'batch-append', requiresLeader: requiresLeader(call.metadata), expected });
  if (strikes(faults, 'appendsSwallowed')) return;
  if (strikes(faults, 'appendsNotReady')) {
    call.write(answerTo(request, append).setError(serverNotReady()));
    return;
  }
  if (bytesOf(append.records) > appendBytesMax) {
    call.write(answerTo(request, append).setError(maximumAppendSizeExceeded(appendBytesMax)));
    return;
  }
  const result = log.write(append.stream, append.expected, append.records);
  if (strikes(faults, 'answersLost')) return;
  if (strikes(faults, 'answersCutOff')) call.emit('error', cutOff());
  else call.write(withResult(answerTo(request, append), result, append));
};

/**
 * Streams.BatchAppend.cs: the options come with the first message of an append, its last one is marked, and the
 * answers are told apart by the correlation id. A node that is not the leader, asked for the leader, ends the whole
 * stream with the leader's address. The deadline bounds only the arrival of the messages, so it is left out here.
 */
export const serveBatchAppend = (node: NodeContext, call: BatchCall): void => {
  const pending = new Map<string, PendingAppend>();
  call.on('data', (request: BatchAppendReq) => {
    const leader = leaderInstead(node, call.metadata);
    if (leader) {
      call.emit('error', notLeader(leader));
      return;
    }
    const correlationId = uuidOf(request.getCorrelationId());
    const options = request.getOptions();
    if (options) {
      const stream = streamNameOf(options.getStreamIdentifier());
      pending.set(correlationId, { stream, expected: expectedOfBatch(options), records: [] });
    }
    const append = pending.get(correlationId);
    if (!append) return;
    append.records.push(...request.getProposedMessagesList().map(proposedRecord));
    if (!request.getIsFinal()) return;
    pending.delete(correlationId);
    finishAppend(node, call, request, append);
  });
  call.on('end', () => call.end());
};

const expectedOfAppend = (options: AppendReq.Options): ExpectedVersion => {
  if (options.hasNoStream()) return NO_REVISION;
  if (options.hasAny()) return 'any';
  return options.hasStreamExists() ? 'stream_exists' : Number(options.getRevision());
};

export type AppendCall = ServerReadableStream<AppendReq, AppendResp>;

/** Streams.Append.cs: one append a call, for servers and clients without batches. */
export const serveAppend = (node: NodeContext, call: AppendCall, answer: sendUnaryData<AppendResp>): void => {
  let options: AppendReq.Options | undefined;
  const records: ProposedRecord[] = [];
  call.on('data', (request: AppendReq) => {
    options ??= request.getOptions();
    const message = request.getProposedMessage();
    if (message) records.push(proposedRecord(message));
  });
  call.on('end', () => {
    const leader = leaderInstead(node, call.metadata);
    if (leader || !options) {
      answer(leader ? notLeader(leader) : cutOff());
      return;
    }
    const stream = streamNameOf(options.getStreamIdentifier());
    const expected = expectedOfAppend(options);
    node.calls.push({ method: 'append', requiresLeader: requiresLeader(call.metadata), expected });
    const result = node.log.write(stream, expected, records);
    if (result.kind === 'deleted') answer(streamDeletedError(stream));
    else answer(null, appendResponse(result));
  });
};

const appendResponse = (result: Exclude<WriteResult, { kind: 'deleted' }>): AppendResp => {
  if (result.kind === 'stored') {
    const position = new streams.AppendResp.Position()
      .setCommitPosition(String(result.position))
      .setPreparePosition(String(result.position));
    return new streams.AppendResp().setSuccess(
      new streams.AppendResp.Success().setCurrentRevision(String(result.revision)).setPosition(position),
    );
  }
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (result.currentRevision === NO_REVISION) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(String(result.currentRevision));
  return new streams.AppendResp().setWrongExpectedVersion(wrong);
};
