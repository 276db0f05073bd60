import 'server-only'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { renderSVG } from 'uqr'
import { invalidField } from '../../core/errors'
import { typeset } from '../../export/pdf'
import { kindOf } from '../../files/kinds'
import { readBytes } from '../../files/store'
import type { CoveragePaper } from '../coverage/schema'
import type { Paper, Seal } from '../papers/schema'
import type { ProgrammePaper } from '../programme/schema'
import { grouped } from '../rules'

const TEMPLATES = join(process.cwd(), 'lib/documents/paper')
const LOGO_KILOBYTES = 500
const LOGO_PIXELS = 3000

/** A paper to print: with the seal of an issued one, or `draft`, or neither (the sheet for the room). */
export type Sheet = {
  paper: Paper | ProgrammePaper | CoveragePaper
  seal?: Seal
  draft?: boolean
  number?: string
  /** Where people may ask to join, on the sheet for the room. */
  join?: string
}

async function bytesOf(id: string): Promise<Uint8Array | null> {
  const stream = await readBytes(id)
  return stream && new Uint8Array(await new Response(stream).arrayBuffer())
}

const pictureName = (id: string, bytes: Uint8Array) => `lambang-${id}.${bytes[0] === 0x89 ? 'png' : 'jpg'}`

/** The logos of some papers by the names under which the templates find them; one that is lost is left out. */
async function logosOf(papers: Sheet['paper'][]) {
  const ids = [...new Set(papers.map((one) => one.head.logo).filter(Boolean))]
  const names = new Map<string, string>()
  const pictures: Record<string, Uint8Array> = {}
  for (const id of ids) {
    const bytes = await bytesOf(id)
    if (!bytes) continue
    names.set(id, pictureName(id, bytes))
    pictures[pictureName(id, bytes)] = bytes
  }
  return { names, pictures }
}

const photoName = (id: string) => `foto-${id}.jpg`

/** The photos of some reports; one that is lost is left out. */
async function photosOf(papers: Sheet['paper'][]) {
  const pictures: Record<string, Uint8Array> = {}
  for (const paper of papers)
    for (const { file } of paper.kind === 'report' ? (paper.photos ?? []) : []) {
      const bytes = await bytesOf(file)
      if (bytes) pictures[photoName(file)] = bytes
    }
  return pictures
}

const qrName = ({ code }: Seal) => `qr-${code}.svg`
const JOIN = 'qr-bergabung.svg'
const qrOf = (url: string) => new TextEncoder().encode(renderSVG(url, { border: 0 }))

/** The same texts, in which a word as long as a line may break. */
function breakable(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\S{28}(?=\S)/gu, '$&\u200b')
  if (Array.isArray(value)) return value.map(breakable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, breakable(one)]))
}

function drawn({ paper, seal, draft, number, join = '' }: Sheet, logos: Map<string, string>, photos: object) {
  const head = { ...paper.head, logo: logos.get(paper.head.logo) ?? '' }
  const sealed = {
    number: seal?.number ?? number ?? '',
    code: seal ? grouped(seal.code) : '',
    url: seal?.url ?? '',
    qr: seal ? qrName(seal) : '',
    join: { url: join, qr: join ? JOIN : '' },
  }
  const shown = paper.kind === 'report' ? (paper.photos ?? []) : []
  const found = shown.flatMap(({ file, ...words }) =>
    photoName(file) in photos ? [{ ...words, picture: photoName(file) }] : [],
  )
  return { ...(breakable(paper) as Sheet['paper']), ...sealed, head, draft: draft ?? false, photos: found }
}

/** Papers as one PDF, each beginning on a page of its own. The same papers at the same time give the same bytes. */
export async function printed(title: string, sheets: Sheet[], at: Date): Promise<Uint8Array> {
  const { names, pictures: logos } = await logosOf(sheets.map((one) => one.paper))
  const photos = await photosOf(sheets.map((one) => one.paper))
  const pictures = { ...logos, ...photos }
  const author = sheets[0]?.paper.head.name ?? ''
  const papers = sheets.map((one) => drawn(one, names, photos))
  for (const { seal, join } of sheets) {
    if (seal) pictures[qrName(seal)] = qrOf(seal.url)
    if (join) pictures[JOIN] = qrOf(join)
  }
  return typeset(TEMPLATES, { data: { title, author, papers }, pictures, at })
}

/** Size and sum of a PDF, as they are kept. */
export function sumOf(bytes: Uint8Array) {
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

function tooManyPixels(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return bytes.length < 24 || view.getUint32(16) > LOGO_PIXELS || view.getUint32(20) > LOGO_PIXELS
}

/** Throws unless a file is a picture that can stand on a letterhead: it is tried before it is taken. */
export async function checkedLogo(file: unknown): Promise<void> {
  if (!(file instanceof File) || (!file.name && !file.size)) throw invalidField('logo', 'fileMissing')
  if (file.size === 0) throw invalidField('logo', 'fileEmpty')
  if (file.size > LOGO_KILOBYTES * 1024) throw invalidField('logo', 'logoTooLarge', { max: LOGO_KILOBYTES })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const type = await kindOf(bytes)
  if (type !== 'image/png' && type !== 'image/jpeg') throw invalidField('logo', 'logoType')
  if (type === 'image/png' && tooManyPixels(bytes))
    throw invalidField('logo', 'logoPixels', { max: LOGO_PIXELS })
  const name = pictureName('percobaan', bytes)
  const head = { above: [], name: 'x', lines: [], logo: name }
  const paper = {
    kind: 'minutes',
    name: 'x',
    head,
    written: '',
    signers: [],
    facts: [],
    agenda: [],
    text: '',
  }
  const blank = { decisions: [], actions: [], number: '', code: '', url: '', qr: '', draft: false }
  const data = {
    title: 'x',
    author: '',
    papers: [{ ...paper, ...blank, signers: [{ role: 'x', name: '' }] }],
  }
  try {
    await typeset(TEMPLATES, { data, pictures: { [name]: bytes }, at: new Date(0) })
  } catch {
    throw invalidField('logo', 'logoBroken')
  }
}
