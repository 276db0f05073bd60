import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { digestOf, isEmptyAnswer, isLive, openRefused, openRefusedIn, slim } from '../../scripts/web/slim'
import { isFirst } from '../../scripts/web/styles'

const framework =
  '<link rel="preload" as="script" fetchPriority="low" href="/_next/a.js"/><script src="/_next/a.js" async=""></script><script>self.__next_f.push([1,"<b>"])</script>'

test('the framework goes, our own scripts, styles and words stay', () => {
  const own =
    '<script src="/s/share.js" async="" type="module"></script><link rel="stylesheet" href="/_next/a.css"/>'
  expect(slim(`<p>&lt;script&gt;</p>${framework}${own}<div hidden=""><!--$--><!--/$--></div>`)).toBe(
    `<p>&lt;script&gt;</p>${own}`,
  )
})

test('a page whose parts stream in stays as it is', () => {
  const live = `<div hidden id="S:0">${framework}</div>`
  expect(isLive(live)).toBe(true)
  expect(slim(live)).toBe(live)
  // Typed by a person.
  expect(isLive('<p>&lt;div hidden id=&quot;S:</p>')).toBe(false)
})

test('folds around a complaint stand open, others stay as they are', () => {
  const fold = (text: string, open = '') => `<details class="a"${open}><summary>x</summary>${text}</details>`
  const bad = '<input aria-invalid="true"/>'
  const opened = (text: string) => fold(text).replace('<details', '<details open=""')
  expect(openRefused(fold('a') + fold(fold(bad) + fold('b')) + fold('c'))).toBe(
    fold('a') + opened(opened(bad) + fold('b')) + fold('c'),
  )
  expect(openRefused(fold('<p class="notice error">', ' open=""'))).toBe(
    fold('<p class="notice error">', ' open=""'),
  )
  expect(openRefused(`${fold('a')}${bad}`)).toBe(`${fold('a')}${bad}`)
})

test('a page in pieces is put together only where something is complained of', () => {
  const pieces = ['<details><p>', '</p></details>']
  expect(openRefusedIn(pieces)).toBe(pieces)
  expect(openRefusedIn(['<details><p>', '<input aria-invalid="true"/></p></details>'])).toEqual([
    '<details open=""><p><input aria-invalid="true"/></p></details>',
  ])
})

test('an empty answer is known, with the code of its failure', () => {
  const answer =
    '<html id="__next_error__"><script>push([1,"1:E{\\"digest\\":\\"2053808963\\"}"])</script></html>'
  expect(isEmptyAnswer(answer)).toBe(true)
  expect(isEmptyAnswer('<html lang="id">')).toBe(false)
  expect(digestOf(answer)).toBe('2053808963')
  expect(digestOf('<html>')).toBe('–')
})

test('nothing acts in the browser through the framework, which no page sends', () => {
  const acting = /\bon[A-Z]\w+=\{|use(?:State|Router|LayoutEffect)\(/
  const files = readdirSync('components', { recursive: true, encoding: 'utf8' })
  const acts = files.filter((file) => {
    if (!file.endsWith('.tsx')) return false
    const text = readFileSync(`components/${file}`, 'utf8')
    return text.startsWith("'use client'") && acting.test(text)
  })
  expect(acts).toEqual([])
})

test('a visit from outside is the first one, unless a service worker asks or nothing tells', () => {
  const opened = { 'sec-fetch-dest': 'document', 'sec-fetch-site': 'none' }
  expect(isFirst(opened)).toBe(true)
  expect(isFirst({ ...opened, 'sec-fetch-site': 'cross-site' })).toBe(true)
  expect(isFirst({ ...opened, 'sec-fetch-site': 'same-origin' })).toBe(false)
  expect(isFirst({ ...opened, 'service-worker-navigation-preload': 'true' })).toBe(false)
  expect(isFirst({ ...opened, 'sec-fetch-dest': 'empty' })).toBe(false)
  expect(isFirst({})).toBe(false)
})
