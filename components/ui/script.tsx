import versions from '@/lib/core/generated/browser.json'

/**
 * One of our own small scripts (`*.browser.ts`): it improves what works without it.
 * It runs once the page is read, however often it is named; `async` lets React put it in on a live page too.
 */
export function Script({ name }: { name: keyof typeof versions }) {
  return <script async src={`/s/${name}.js?v=${versions[name]}`} />
}
