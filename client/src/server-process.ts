/** How the process of the server is started. What must be settled before Node runs is settled here; the rest the server does. */
export const serverProcess = {
  /** New objects get no more room than this, in megabytes: the default of 16 is as much as ten drafts. */
  execArgv: ['--max-semi-space-size=2'],
  /** Where the system has the allocator of GNU: the threads of V8 share one pool, and do not keep one each. */
  env: { MALLOC_ARENA_MAX: '1' },
};
