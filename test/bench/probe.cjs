// Required by the server that is measured: answers a message with its memory, and with the longest time that its loop was held since
// the last one, by the clock and by the processor time of its thread. The product knows nothing of it.
const { readFileSync } = require('node:fs');
const { setFlagsFromString } = require('node:v8');

setFlagsFromString('--expose-gc');
const collect = require('node:vm').runInNewContext('gc');

/** The processor time of the main thread, in milliseconds; that of the process where the system tells no other. */
function used() {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  }
}

let [clock, processor] = [performance.now(), used()];
let [longest, busiest] = [0, 0];
setInterval(() => {
  const [now, then] = [performance.now(), used()];
  longest = Math.max(longest, now - clock);
  busiest = Math.max(busiest, then - processor);
  [clock, processor] = [now, then];
}, 1).unref();

process.on('message', (collected) => {
  if (collected === true) collect();
  const { rss, heapUsed, heapTotal, external } = process.memoryUsage();
  process.send({ rss, heapUsed, heapTotal, external, longest, busiest, used: used() });
  [longest, busiest] = [0, 0];
});
process.channel.unref();
