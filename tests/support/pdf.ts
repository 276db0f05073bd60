import { getDocumentProxy } from 'unpdf'

type Node = { role?: string; alt?: string; children?: Node[] }

function rolesOf(node: Node): string[] {
  return [...(node.role ? [node.role] : []), ...(node.children ?? []).flatMap(rolesOf)]
}

/** A PDF as a reader that did not write it finds it: text of each page, where level text lies, tags, title. */
export async function readPdf(bytes: Uint8Array) {
  const document = await getDocumentProxy(new Uint8Array(bytes))
  const pages: string[] = []
  const roles: string[] = []
  const boxes: number[][] = []
  const links: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join('')
    pages.push(text.replaceAll('\u200b', '').replace(/\s+/g, ' '))
    boxes.push(
      ...items.flatMap((item) =>
        'str' in item && item.str.trim() && item.transform[1] === 0
          ? [[item.transform[4], item.transform[4] + item.width]]
          : [],
      ),
    )
    links.push(...(await page.getAnnotations()).flatMap(({ url }) => (url ? [url as string] : [])))
    roles.push(...rolesOf((await page.getStructTree()) as Node))
  }
  const { info, metadata } = await document.getMetadata()
  const marked = await document.getMarkInfo()
  // PDF/UA is claimed by one line of its metadata.
  const ua = String(metadata?.get('pdfuaid:part') ?? '')
  return {
    pages,
    text: pages.join('\n'),
    roles,
    boxes,
    links,
    info: info as Record<string, string>,
    marked,
    ua,
  }
}
