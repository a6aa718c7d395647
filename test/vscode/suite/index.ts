import 'mocha/mocha.js';

type Browserish = {
  setup: (options: object) => void;
  run: (done: (failures: number) => void) => {
    on: (event: string, handler: (test: { fullTitle: () => string }, fault?: Error) => void) => void;
    stats?: object;
  };
};

/** Runs the suite in whatever extension host this is; called by VS Code. */
export async function run(): Promise<void> {
  // Mocha’s browser build leaves its object on the global scope, in Node too.
  const mocha = (globalThis as unknown as { mocha: Browserish }).mocha;
  // That build reads filters from the address of its page; the Node host has no page.
  if (!('location' in globalThis)) Object.assign(globalThis, { location: { search: '' } });
  mocha.setup({ ui: 'tdd', timeout: 240_000, reporter: function silent() {}, checkLeaks: false });
  await import('./activation.test.ts');
  await import('./first-contract.test.ts');
  await import('./drafting.test.ts');
  await import('./placement.test.ts');
  await import('./writing.test.ts');
  await import('./versions.test.ts');
  await import('./word.test.ts');
  await import('./restart.test.ts');
  let passed = 0;
  let failed = 0;
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    runner.on('pass', (test) => {
      passed += 1;
      console.log(`@@  passed: ${test.fullTitle()}`);
    });
    runner.on('fail', (test, fault) => {
      failed += 1;
      console.log(`@@  FAILED: ${test.fullTitle()}\n${fault?.message ?? ''}\n${fault?.stack ?? ''}`);
    });
  });
  console.log(`@@counts ${JSON.stringify({ passed, failed })}`);
  if (failed > 0 || passed === 0) throw new Error(`${failed} tests failed, ${passed} passed`);
}
