// @ts-check
import { labelsOf, REPLICAS_MIN } from './workloads.mjs';

/** Messages of one topic that may wait per pod: a few seconds of work. */
const LAG_PER_POD = 500;
const CPU_PERCENT = 70;

/** Every change of a group's members stops all of them for a moment, so pods come two at a time and go late. */
const behavior = {
  scaleUp: {
    stabilizationWindowSeconds: 0,
    policies: [{ type: 'Pods', value: 2, periodSeconds: 60 }],
  },
  scaleDown: {
    stabilizationWindowSeconds: 600,
    policies: [{ type: 'Pods', value: 1, periodSeconds: 120 }],
  },
};

/** @param {string} consumerGroup @param {string} topic */
const lagTrigger = (consumerGroup, topic) => ({
  type: 'kafka',
  metadata: {
    bootstrapServersFromEnv: 'KAFKA_BROKERS',
    consumerGroup,
    topic,
    lagThreshold: String(LAG_PER_POD),
    offsetResetPolicy: 'earliest',
    // A message that is tried again and again is no reason for more pods.
    excludePersistentLag: 'true',
  },
});

const cpuTrigger = { type: 'cpu', metricType: 'Utilization', metadata: { value: String(CPU_PERCENT) } };

/**
 * Pods by the lag of the service's group, and by its CPU, for what is asked over HTTP. More than a topic has partitions
 * would stand idle.
 * @param {{ name: string, group: string, topics: readonly string[], podsMax: number }} service
 */
export const scaledObject = ({ name, group, topics, podsMax }) => ({
  apiVersion: 'keda.sh/v1alpha1',
  kind: 'ScaledObject',
  metadata: { name, labels: labelsOf(name) },
  spec: {
    scaleTargetRef: { name },
    minReplicaCount: REPLICAS_MIN,
    maxReplicaCount: podsMax,
    advanced: { horizontalPodAutoscalerConfig: { behavior } },
    triggers: [...topics.map((topic) => lagTrigger(group, topic)), cpuTrigger],
  },
});
