// What the npm scripts are started by: `node scripts/run.mjs FILE ARGUMENT...`. Installs the packages where they are missing, then becomes the
// program FILE: no process stands between it and the shell, so that its input, output, signals and exit status are its own.

import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { checkNode, install, ROOT } from "./prepare.mjs";

const [name, ...args] = process.argv.slice(2);
const file = path.join(ROOT, name);
checkNode();
await install();
process.argv = [process.execPath, file, ...args];
if (file.endsWith(".ts")) {
  const { register } = await import("tsx/esm/api");
  register();
  await import(pathToFileURL(file).href);
} else {
  createRequire(import.meta.url)(file);
}
