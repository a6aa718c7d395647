// Required into a program that is measured: tells at its end, on file descriptor 3, the most memory that the process with
// all its threads has held, and the processor time that it has used.
const { isMainThread } = require('node:worker_threads');
const { writeSync } = require('node:fs');

if (isMainThread)
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    writeSync(3, JSON.stringify({ peak: maxRSS / 1000, cpu: (userCPUTime + systemCPUTime) / 1e6 }));
  });
