/** What `@Inject` asks the platform's module for. */
export const PLATFORM = Symbol('Platform');
export const CONFIG = Symbol('Config');
export const CLOCK = Symbol('Clock');
/** The service's own logger: every line says which service. */
export const LOGGER = Symbol('Logger');
/** The service's own counters. */
export const METRICS = Symbol('ServiceMetrics');
/** Every event of everyone, to read. */
export const EVENT_STORE = Symbol('EventStore');
/** The service's handle to append by: it refuses types that are not the service's. */
export const OWNED_STORE = Symbol('OwnedStore');
export const TRANSPORT = Symbol('MessageTransport');
export const READ_STORE = Symbol('ReadStore');
/** Makes the followers of the service's read models. */
export const FOLLOWERS = Symbol('Followers');
/** What runs beside the handlers, started and stopped in order. */
export const WORKERS = Symbol('Workers');
