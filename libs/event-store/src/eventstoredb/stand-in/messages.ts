import shared from '@eventstore/db-client/generated/shared_pb.js';
import status from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb.js';
import type { Status } from '@eventstore/db-client/generated/status_pb.js';
import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { Metadata, status as grpcStatus, type ServiceError } from '@grpc/grpc-js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import { NO_REVISION, type ExpectedVersion, type LogRecord } from './log.js';

/** Codes of google.rpc, as the server's Status.cs sets them. */
const CODE = { invalidArgument: 3, deadlineExceeded: 4, notFound: 5, alreadyExists: 6 } as const;

export const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

export const streamNameOf = (identifier: StreamIdentifier | undefined): string =>
  textOf(identifier?.getStreamName_asU8() ?? new Uint8Array());

export const identifierOf = (stream: string): StreamIdentifier =>
  new shared.StreamIdentifier().setStreamName(Uint8Array.from(Buffer.from(stream, 'utf8')));

export const uuidOf = (id: UUID | undefined): string => (id?.getString() ?? '').toLowerCase();

const packed = (
  message: { serializeBinary(): Uint8Array },
  typeName: string,
): InstanceType<typeof any.Any> => {
  const details = new any.Any();
  details.pack(message.serializeBinary(), typeName);
  return details;
};

/** Status.cs: `Message` is the name, `Details` the packed message. */
const statusOf = (
  code: number,
  name: string,
  message: { serializeBinary(): Uint8Array },
  typeName = `event_store.client.${name}`,
): Status => new status.Status().setCode(code).setMessage(name).setDetails(packed(message, typeName));

export const wrongExpectedVersion = (currentRevision: number, expected: ExpectedVersion): Status => {
  const details = new shared.WrongExpectedVersion();
  if (currentRevision === NO_REVISION) details.setCurrentNoStream(new empty.Empty());
  else details.setCurrentStreamRevision(String(currentRevision));
  if (expected === 'any') details.setExpectedAny(new empty.Empty());
  else if (expected === 'stream_exists') details.setExpectedStreamExists(new empty.Empty());
  else if (expected === NO_REVISION) details.setExpectedNoStream(new empty.Empty());
  else details.setExpectedStreamPosition(String(expected));
  return statusOf(CODE.alreadyExists, 'WrongExpectedVersion', details);
};

export const streamDeleted = (stream: string): Status =>
  statusOf(
    CODE.notFound,
    'StreamDeleted',
    new shared.StreamDeleted().setStreamIdentifier(identifierOf(stream)),
  );

export const maximumAppendSizeExceeded = (bytesMax: number): Status =>
  statusOf(
    CODE.invalidArgument,
    'MaximumAppendSizeExceeded',
    new shared.MaximumAppendSizeExceeded().setMaxappendsize(bytesMax),
  );

/** Streams.BatchAppend.cs packs nothing of its own where the server is not ready: the client finds no name for it. */
export const serverNotReady = (): Status =>
  statusOf(0, 'Server Is Not Ready', new empty.Empty(), 'google.protobuf.Empty');

const serviceError = (
  code: number,
  details: string,
  entries: Readonly<Record<string, string>> = {},
): ServiceError => {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(entries)) metadata.set(key, value);
  return Object.assign(new Error(details), { code, details, metadata });
};

/** RpcExceptions.cs, method LeaderInfo. */
export const notLeader = (leader: { readonly host: string; readonly port: number }): ServiceError =>
  serviceError(grpcStatus.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': leader.host,
    'leader-endpoint-port': String(leader.port),
  });

/** RpcExceptions.cs, method StreamDeleted. */
export const streamDeletedError = (stream: string): ServiceError =>
  serviceError(grpcStatus.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

/** A position in the midst of a record: what exactly it answers differs from version to version. */
export const invalidPosition = (): ServiceError =>
  serviceError(grpcStatus.UNKNOWN, 'Unexpected ReadAllResult: Error');

export const cutOff = (): ServiceError => serviceError(grpcStatus.UNAVAILABLE, 'Connection dropped');

export const eventResponse = (record: LogRecord): ReadResp => {
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(record.id))
    .setStreamIdentifier(identifierOf(record.stream))
    .setStreamRevision(String(record.revision))
    .setCommitPosition(String(record.position))
    .setPreparePosition(String(record.position))
    .setData(record.data)
    .setCustomMetadata(record.metadata);
  recorded.getMetadataMap().set('type', record.type);
  recorded.getMetadataMap().set('created', String(record.createdTicks));
  recorded.getMetadataMap().set('content-type', record.contentType);
  const event = new streams.ReadResp.ReadEvent()
    .setEvent(recorded)
    .setCommitPosition(String(record.position));
  return new streams.ReadResp().setEvent(event);
};

export const streamNotFound = (stream: string): ReadResp =>
  new streams.ReadResp().setStreamNotFound(
    new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifierOf(stream)),
  );

export const confirmation = (subscriptionId: string): ReadResp =>
  new streams.ReadResp().setConfirmation(
    new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(subscriptionId),
  );

export const checkpoint = (position: number): ReadResp =>
  new streams.ReadResp().setCheckpoint(
    new streams.ReadResp.Checkpoint()
      .setCommitPosition(String(position))
      .setPreparePosition(String(position)),
  );

export const caughtUp = (): ReadResp => new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp());
