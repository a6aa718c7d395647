// One script for a process of Node and for a worker: all but the transport is the same.
if ('process' in globalThis) void import('./node.ts');
else void import('./browser.ts');
