// Lets a worker thread run TypeScript, then hands over to worker.ts. (On Node 20, --import tsx does not reach worker threads.)

import { register } from "tsx/esm/api";

register();
const { default: parseBatch } = await import("./worker.ts");

export default parseBatch;
