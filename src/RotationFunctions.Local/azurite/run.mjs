// Runs Azurite with the arguments given and ends it when standard input closes. The operating system closes that pipe
// however the parent ends, kill -9 included, so no Azurite is left behind, and Azurite always gets to write its data out.
import { createRequire } from 'node:module';
import { persistByLine } from './persistence.mjs';

// A terminal sends Ctrl+C to every process in it. The parent still needs its storage to stop cleanly, so the pipe alone decides.
const deaf = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const once = process.once;
process.once = (event, listener) => (deaf.includes(event) ? process : once.call(process, event, listener));
for (const signal of deaf) {
  process.on(signal, () => {});
}

// What Azurite says while it stops may find nobody listening any more.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

let stopping = false;
const stop = () => {
  if (stopping) {
    return;
  }
  stopping = true;
  // Azurite's own signal for an orderly shutdown. Nobody hears it before Azurite has started: there is nothing to write out then.
  if (!process.emit('message', 'shutdown')) {
    process.exit();
  }
  // Twenty years of figures take a while to write.
  setTimeout(() => process.exit(), 120_000).unref();
};
process.stdin.on('end', stop).on('close', stop).on('error', stop).resume();

const require = createRequire(import.meta.url);
const loki = require.resolve('lokijs', { paths: [require.resolve('azurite/package.json')] });
const stock = require(loki);
require.cache[loki].exports = persistByLine(stock);
require('azurite/dist/src/azurite.js');
