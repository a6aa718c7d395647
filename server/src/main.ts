// One script for a process of Node and for a worker: all but the transport is the same.
void ('process' in globalThis ? startInNode() : import('./browser.ts'));

async function startInNode(): Promise<void> {
  // Before anything large is loaded.
  const { keepHeapSmall } = await import('./small-heap.ts');
  keepHeapSmall();
  await import('./node.ts');
}
