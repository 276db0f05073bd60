import { truncate, writeFile } from 'node:fs/promises'
import { test } from '@playwright/test'

/**
 * Lays a file on the disk, to be chosen in a form: these bytes, or so many empty ones. The browser reads it by
 * itself; bytes that are handed to it through its tools take seconds for each ten megabytes.
 */
export async function onDisk(name: string, content: Uint8Array | number): Promise<string> {
  const path = test.info().outputPath(name)
  await writeFile(path, typeof content === 'number' ? '' : content)
  if (typeof content === 'number') await truncate(path, content)
  return path
}
