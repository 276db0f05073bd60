import { spawnSync } from 'node:child_process'

const BINARY = process.platform === 'win32' ? 'node.exe' : 'node'

/**
 * The Node that serves and tests: the newer one among the packages, where there is one for this machine and it runs,
 * otherwise the one that called (`docs/decisions/0020-runtime.md`). Ask after the installation.
 */
export function runtime() {
  const own = `node_modules/node-${process.platform}-${process.arch}/bin/${BINARY}`
  return spawnSync(own, ['--version']).status === 0 ? own : process.execPath
}
