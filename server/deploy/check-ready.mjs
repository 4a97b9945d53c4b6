// For health checks of containers: exits with 0 when the server of this machine is ready, else with 1.
const port = process.env.PORT || '3000';
const isReady = await fetch(`http://127.0.0.1:${port}/readyz`, {
  signal: AbortSignal.timeout(4_000),
}).then(
  ({ ok }) => ok,
  () => false,
);
process.exit(isReady ? 0 : 1);
