import { getDocumentProxy } from 'unpdf'

type Node = { role?: string; id?: string; children?: Node[] }
type Piece = { type?: string; id?: string; str?: string; hasEOL?: boolean }
type Cells = string[][]

/** Text as it is compared: no mark where a long word may break, one space between words. */
export const plainText = (text: string) => text.replaceAll('\u200b', '').replace(/\s+/g, ' ').trim()

/** What stands in each tagged piece of a page. */
function taggedTexts(items: Piece[]) {
  const texts = new Map<string, string>()
  const open: (string | undefined)[] = []
  for (const one of items) {
    if (one.type?.startsWith('begin')) open.push(one.id)
    else if (one.type) open.pop()
    const id = open.findLast(Boolean)
    if (id && one.str !== undefined) texts.set(id, `${texts.get(id) ?? ''}${one.str}${one.hasEOL ? ' ' : ''}`)
  }
  return texts
}

function found(node: Node, role: string): Node[] {
  if (node.role === role) return [node]
  return (node.children ?? []).flatMap((one) => found(one, role))
}

function told(node: Node, texts: Map<string, string>): string {
  if (node.id) return texts.get(node.id) ?? ''
  return (node.children ?? []).map((one) => told(one, texts)).join(' ')
}

const isCell = ({ role }: Node) => role === 'TH' || role === 'TD'

function cellsOf(table: Node, texts: Map<string, string>): Cells {
  return found(table, 'TR').map((row) =>
    (row.children ?? []).filter(isCell).map((cell) => plainText(told(cell, texts))),
  )
}

/**
 * The tables of a tagged PDF, each row and cell as its tags part them. A page names all rows of a table that stands on
 * it, with the text of that page alone; a table that goes on has no head there, and is put together again.
 */
export async function tablesOf(bytes: Uint8Array): Promise<Cells[]> {
  const document = await getDocumentProxy(new Uint8Array(bytes))
  const tables: Cells[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent({ includeMarkedContent: true })
    const texts = taggedTexts(items as Piece[])
    for (const table of found((await page.getStructTree()) as Node, 'Table')) {
      const cells = cellsOf(table, texts)
      const goesOn = cells[0]?.every((text) => !text) ? tables.pop() : undefined
      tables.push(
        goesOn ? cells.map((row, r) => row.map((text, c) => plainText(`${goesOn[r]?.[c]} ${text}`))) : cells,
      )
    }
  }
  return tables
}
