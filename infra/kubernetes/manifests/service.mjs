// @ts-check
import {
  ALIVE_PATH,
  DEREGISTRATION_SECONDS,
  HTTP_PORT,
  labelsOf,
  READY_PATH,
  REPLICAS_MIN,
  SECRETS,
  selectorOf,
  SETTINGS,
  TERMINATION_SECONDS,
} from './workloads.mjs';

const probe = (/** @type {string} */ path, /** @type {object} */ timing) => ({
  httpGet: { path, port: 'http' },
  ...timing,
});

const probes = {
  // A process listens from its first moment, whatever it waits for.
  startupProbe: probe(ALIVE_PATH, { periodSeconds: 2, timeoutSeconds: 3, failureThreshold: 30 }),
  readinessProbe: probe(READY_PATH, { periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 2 }),
  // Restarting a process does not bring its database back: only one that does not answer at all is restarted.
  livenessProbe: probe(ALIVE_PATH, { periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 6 }),
};

/** @param {string} name */
const container = (name) => ({
  name: 'service',
  image: 'throughline:0.1.0',
  args: [`services/${name}/dist/main.js`],
  // The heap is three quarters of the memory limit below.
  env: [{ name: 'NODE_OPTIONS', value: '--max-old-space-size=384' }],
  envFrom: [{ configMapRef: { name: SETTINGS } }, { secretRef: { name: SECRETS } }],
  ports: [{ name: 'http', containerPort: HTTP_PORT }],
  ...probes,
  lifecycle: { preStop: { sleep: { seconds: DEREGISTRATION_SECONDS } } },
  // No limit of CPU: throttled in mid-batch, a consumer misses its heartbeat and its group is shared out anew.
  resources: { requests: { cpu: '250m', memory: '384Mi' }, limits: { memory: '512Mi' } },
  securityContext: {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  },
  volumeMounts: [
    { name: 'tmp', mountPath: '/tmp' },
    { name: 'data', mountPath: '/data' },
  ],
});

/** @param {string} name @param {string} topologyKey */
const spread = (name, topologyKey) => ({
  maxSkew: 1,
  topologyKey,
  whenUnsatisfiable: 'ScheduleAnyway',
  labelSelector: { matchLabels: selectorOf(name) },
});

/** @param {string} name */
const podSpec = (name) => ({
  automountServiceAccountToken: false,
  // Kubernetes would add variables such as KAFKA_PORT for every Service of the namespace.
  enableServiceLinks: false,
  terminationGracePeriodSeconds: TERMINATION_SECONDS,
  securityContext: {
    runAsNonRoot: true,
    runAsUser: 1000,
    runAsGroup: 1000,
    fsGroup: 1000,
    seccompProfile: { type: 'RuntimeDefault' },
  },
  topologySpreadConstraints: [
    spread(name, 'topology.kubernetes.io/zone'),
    spread(name, 'kubernetes.io/hostname'),
  ],
  containers: [container(name)],
  volumes: [
    { name: 'tmp', emptyDir: { sizeLimit: '64Mi' } },
    { name: 'data', emptyDir: { sizeLimit: '256Mi' } },
  ],
});

/** @param {string} name */
const deployment = (name) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, labels: labelsOf(name) },
  spec: {
    replicas: REPLICAS_MIN,
    revisionHistoryLimit: 5,
    selector: { matchLabels: selectorOf(name) },
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
    template: { metadata: { labels: labelsOf(name) }, spec: podSpec(name) },
  },
});

/** Without an address of its own: the gateway asks for the pods and spreads requests over them itself. */
const service = (/** @type {string} */ name) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, labels: labelsOf(name) },
  spec: {
    clusterIP: 'None',
    selector: selectorOf(name),
    ports: [{ name: 'http', port: HTTP_PORT, targetPort: 'http' }],
  },
});

const disruptionBudget = (/** @type {string} */ name) => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name, labels: labelsOf(name) },
  spec: { maxUnavailable: 1, selector: { matchLabels: selectorOf(name) } },
});

/** All that runs one service. @param {string} name */
export const serviceManifests = (name) => [deployment(name), service(name), disruptionBudget(name)];
