// @ts-nocheck
import { fillLibrary } from './bench/library'

async function main() {
  await fillLibrary(process.env.DATABASE_URL ?? '')
}
main()
