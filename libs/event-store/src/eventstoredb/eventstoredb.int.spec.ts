import { describeEventStore } from '../conformance/index.js';
import { StandInHarness } from './stand-in/harness.js';

describeEventStore('EventStoreDB (stand-in)', () => StandInHarness.start());
