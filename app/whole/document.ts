import { createElement, type ReactNode } from 'react'
import { wholly } from '@/components/ui/wholly'
import type { Document } from '@/lib/core/whole'
import Layout from '../layout'

const first = '<meta charSet="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>'

/** A page as text, with all that Next would put into its head. */
export async function documentOf(page: ReactNode, sheets: string[], robots?: string): Promise<Document> {
  const { open, head, pieces } = await wholly(createElement(Layout, null, page))
  const styles = sheets
    .map((href) => `<link rel="stylesheet" href="${href}" data-precedence="next"/>`)
    .join('')
  const asked = robots ? `<meta name="robots" content="${robots}"/>` : ''
  const all = [first, styles, ...head, asked].join('')
  return { head: `<!DOCTYPE html>${open}<head>${all}`, rest: ['</head>', ...pieces, '</html>'] }
}
