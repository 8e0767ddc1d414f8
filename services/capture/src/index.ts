export { CaptureModule, captureService } from './capture.module.js';
