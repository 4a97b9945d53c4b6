import { execSync } from 'node:child_process';

/** Builds the widget before the tests, whichever are run: none meets an old one. */
export function setup(): void {
  // A process of its own: within vitest, Vite would build what it builds for development.
  const env = { ...process.env, NODE_ENV: 'production' };
  execSync('npm run --silent build', { env, stdio: 'inherit' });
}
