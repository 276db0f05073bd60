import versions from '@/lib/core/generated/browser.json'

/**
 * One of our own small scripts (`*.browser.ts`): it improves what works without it.
 * A module runs when the page is read, and once, however often it is named.
 */
export function Script({ name }: { name: keyof typeof versions }) {
  return <script type="module" src={`/s/${name}.js?v=${versions[name]}`} />
}
