import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import gossipService from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import featuresService from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { ClusterInfo } from '@eventstore/db-client/generated/gossip_pb.js';
import type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type { AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import {
  Server,
  ServerCredentials,
  status,
  type sendUnaryData,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { randomUUID } from 'node:crypto';
import { serveAppend, serveBatchAppend, type AppendCall, type BatchCall } from './appends.js';
import type { Endpoint, NodeContext } from './node-context.js';
import { serveRead, type ReadCall } from './reads.js';

const HOST = '127.0.0.1';

/** The server's own limit on a message, near 16 MiB. */
const MESSAGE_BYTES_MAX = 16 * 1024 * 1024;

export interface Member extends Endpoint {
  readonly isLeader: boolean;
}

const supportedMethods = (): SupportedMethods => {
  const answer = new features.SupportedMethods().setEventStoreServerVersion('24.10.0');
  for (const { path } of Object.values(streamsService.StreamsService) as { path: string }[]) {
    const [, service = '', method = ''] = path.split('/');
    const supported = new features.SupportedMethod()
      .setServiceName(service)
      .setMethodName(method.toLowerCase());
    answer.addMethods(supported);
  }
  return answer;
};

const clusterInfo = (members: readonly Member[]): ClusterInfo => {
  const answer = new gossip.ClusterInfo();
  const { LEADER, FOLLOWER } = gossip.MemberInfo.VNodeState;
  for (const { host, port, isLeader } of members) {
    answer.addMembers(
      new gossip.MemberInfo()
        .setInstanceId(new shared.UUID().setString(randomUUID()))
        .setTimeStamp('0')
        .setState(isLeader ? LEADER : FOLLOWER)
        .setIsAlive(true)
        .setHttpEndPoint(new gossip.EndPoint().setAddress(host).setPort(port)),
    );
  }
  return answer;
};

const streamsImplementation = (node: NodeContext): UntypedServiceImplementation => {
  const unimplemented = (_: unknown, answer: (error: object) => void): void =>
    answer({ code: status.UNIMPLEMENTED, details: 'the stand-in deletes nothing' });
  return {
    read: (call: ReadCall) => serveRead(node, call),
    append: (call: AppendCall, answer: sendUnaryData<AppendResp>) => serveAppend(node, call, answer),
    batchAppend: (call: BatchCall) => serveBatchAppend(node, call),
    delete: unimplemented,
    tombstone: unimplemented,
  };
};

/** One node: a gRPC server on a port of its own, without TLS. */
export class StandInNode {
  private readonly server = new Server({ 'grpc.max_receive_message_length': MESSAGE_BYTES_MAX });

  private constructor(node: NodeContext, members: () => readonly Member[]) {
    this.server.addService(streamsService.StreamsService, streamsImplementation(node));
    this.server.addService(featuresService.ServerFeaturesService, {
      getSupportedMethods: (_: unknown, answer: (error: null, methods: SupportedMethods) => void) =>
        answer(null, supportedMethods()),
    });
    this.server.addService(gossipService.GossipService, {
      read: (_: unknown, answer: (error: null, info: ClusterInfo) => void) =>
        answer(null, clusterInfo(members())),
    });
  }

  static async start(
    node: NodeContext,
    members: () => readonly Member[],
  ): Promise<{ readonly node: StandInNode; readonly endpoint: Endpoint }> {
    const started = new StandInNode(node, members);
    const port = await new Promise<number>((resolve, reject) => {
      started.server.bindAsync(`${HOST}:0`, ServerCredentials.createInsecure(), (error, bound) =>
        error ? reject(error) : resolve(bound),
      );
    });
    return { node: started, endpoint: { host: HOST, port } };
  }

  stop(): void {
    this.server.forceShutdown();
  }
}
