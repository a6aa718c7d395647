import type { Connection, Watch } from './server.ts';

/** Where the server runs: a process that runs a script, or a worker that is made anew each time it is started. */
export type Host = { readonly module: string } | { readonly worker: () => Promise<Worker> };

/** Reaches the language server. The clients of both hosts lie in one bundle, since they share nearly all; one is run. */
export async function connect(host: Host, watch: Watch): Promise<Connection> {
  return 'module' in host
    ? (await import('./language-client.node.ts')).connect(host.module, watch)
    : (await import('./language-client.browser.ts')).connect(host.worker, watch);
}
