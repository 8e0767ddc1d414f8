import type { KafkaConnection } from '@throughline/messaging';
import type { Config } from '../config/config.js';

/** @throws Error if a user has no password, or a password no user */
function saslOf({
  kafkaUsername,
  kafkaPassword,
  kafkaSaslMechanism,
}: Config): Partial<Pick<KafkaConnection, 'sasl'>> {
  if ((kafkaUsername === undefined) !== (kafkaPassword === undefined)) {
    throw new Error('KAFKA_USERNAME and KAFKA_PASSWORD come together: one of them is not set');
  }
  if (kafkaUsername === undefined || kafkaPassword === undefined) return {};
  return {
    sasl: { mechanism: kafkaSaslMechanism, username: kafkaUsername, password: kafkaPassword },
  };
}

/** How this process reaches the brokers, as the environment says. */
export const kafkaConnectionOf = (config: Config, clientId: string): KafkaConnection => ({
  brokers: config.kafkaBrokers,
  clientId,
  sessionTimeoutMs: config.kafkaSessionTimeoutMs,
  replicationFactor: config.kafkaReplicationFactor,
  ...(config.kafkaSsl && { ssl: true }),
  ...(config.kafkaTopicPrefix !== undefined && { topicPrefix: config.kafkaTopicPrefix }),
  ...saslOf(config),
});
