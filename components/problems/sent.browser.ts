// What was kept in the browser while typing goes when its text stands on record.
import { forgetSent } from './keep'

for (const { dataset } of document.querySelectorAll<HTMLElement>('[data-forget]'))
  forgetSent(localStorage, (dataset.forget ?? '').split(' '), dataset.situation ?? '')
