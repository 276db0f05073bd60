import { expect, test } from 'vitest'
import { kindOf } from '@/lib/files/kinds'
import { displayName, saveAs } from '@/lib/files/names'
import { office, PDF, PNG, zip } from '../support/files'

const text = (words: string) => new TextEncoder().encode(words)
const ooxml = 'application/vnd.openxmlformats-officedocument'
const word = `${ooxml}.wordprocessingml.document`

test.each([
  ['application/pdf', PDF],
  ['image/png', PNG],
  ['image/jpeg', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex')],
  ['image/webp', Buffer.concat([text('RIFF'), Buffer.alloc(4), text('WEBPVP8 '), Buffer.alloc(16)])],
  [word, office('word/document.xml', `${word}.main+xml`)],
  [`${ooxml}.spreadsheetml.sheet`, office('xl/workbook.xml', `${ooxml}.spreadsheetml.sheet.main+xml`)],
  [
    `${ooxml}.presentationml.presentation`,
    office('ppt/presentation.xml', `${ooxml}.presentationml.presentation.main+xml`),
  ],
  ...['text', 'presentation'].map((one) => {
    const type = `application/vnd.oasis.opendocument.${one}`
    return [type, zip({ mimetype: type, 'content.xml': '<x/>' })] as const
  }),
  ['video/mp4', Buffer.concat([Buffer.from([0, 0, 0, 24]), text('ftypisom'), Buffer.alloc(12)])],
  ['audio/mpeg', Buffer.concat([Buffer.from('fffb9064', 'hex'), Buffer.alloc(500)])],
  ['text/plain', text('Catatan: 3 < 5, dan kelas “IV” senang 😀\n')],
  ['text/plain', text('nama;nilai\nrata-rata;72,5\n')],
] as const)('knows %s by its content', async (type, bytes) => {
  expect(await kindOf(new Uint8Array(bytes))).toBe(type)
})

const bomb = zip({ '[Content_Types].xml': new Uint8Array(300 * 1024 * 1024) })

test.each([
  ['a drawing named .png', text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ['a drawing after a byte order mark', text('\ufeff<?xml version="1.0"?>\n<!-- x --><svg/>')],
  ['a page named .pdf', text('<!DOCTYPE html><html><body>hai</body></html>')],
  ['a page behind a sentence', text('Catatan saya\n<script>alert(1)</script>')],
  ['a program of Windows', Buffer.concat([text('MZ'), Buffer.alloc(200)])],
  ['a program of Linux', Buffer.concat([Buffer.from('7f454c46020101', 'hex'), Buffer.alloc(60)])],
  ['a shell script', text('#!/bin/sh\nrm -rf /\n')],
  ['a plain zip archive', zip({ 'a.txt': 'x' })],
  [
    'a Word document with macros',
    office('word/document.xml', 'application/vnd.ms-word.document.macroEnabled.main+xml'),
  ],
  ['a GIF', text('GIF89a')],
  ['text in another encoding', Buffer.from('e9e8ff', 'hex')],
  ['NUL in a text', text('a\0b')],
  ['an archive that swells to 300 MB', bomb],
])('refuses %s', async (_, bytes) => {
  const before = process.memoryUsage().rss
  expect(await kindOf(new Uint8Array(bytes))).toBeNull()
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
})

test.each([
  ['../../etc/passwd', 'text/plain', 'passwd.txt'],
  ['..\\..\\x', 'image/png', 'x.png'],
  ['laporan.html', 'text/plain', 'laporan.html.txt'],
  ['foto.EXE', 'image/png', 'foto.EXE.png'],
  ['RPP kelas IV.PDF', 'application/pdf', 'RPP kelas IV.pdf'],
  ['gnp.\u202efdp', 'application/pdf', 'gnp.fdp.pdf'],
  ['a\0b\r\nc.pdf', 'application/pdf', 'abc.pdf'],
  ['...', 'application/pdf', 'berkas.pdf'],
  ['', 'application/pdf', 'berkas.pdf'],
  ['\ud83d.pdf', 'application/pdf', '\ufffd.pdf'],
  [`${'é'.repeat(300)}.pdf`, 'application/pdf', `${'é'.repeat(120)}.pdf`],
])('shows the name %j of a %s as %j', (given, type, shown) => {
  expect(displayName(given, type)).toBe(shown)
})

test('the header of a download can hold any name and cannot be broken out of', () => {
  expect(saveAs('RPP (kelas IV) "é".pdf')).toBe(
    "attachment; filename*=UTF-8''RPP%20%28kelas%20IV%29%20%22%C3%A9%22.pdf",
  )
  expect(saveAs("a'\r\nSet-Cookie: x")).toBe("attachment; filename*=UTF-8''a%27%0D%0ASet-Cookie%3A%20x")
})
