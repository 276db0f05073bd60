import { expect, test } from 'vitest'
import { fieldsOf, filled } from '@/scripts/cluster/form'

const html = `
<form method="post"><input type="hidden" name="other" value="1"/></form>
<form action="" encType="multipart/form-data" method="post" class="stack">
  <input type="hidden" name="$ACTION_1:0" value="{&quot;id&quot;:&quot;a&amp;b&quot;}"/>
  <input type="hidden" name="formKey" value="k1"/>
  <input type="text" name="grade" value="kept by the browser"/>
  <input type="radio" name="status.a" value="present" checked=""/>
  <input type="radio" name="status.a" value="absent"/>
  <input type="checkbox" name="late.a" value="1"/>
  <button name="intent" value="keep">x</button>
</form>`

test('the form that holds a field, with what it hides and what is chosen', () => {
  expect(fieldsOf(html, 'grade')).toEqual([
    ['$ACTION_1:0', '{"id":"a&b"}'],
    ['formKey', 'k1'],
    ['status.a', 'present'],
  ])
  expect(fieldsOf(html, 'nowhere')).toBeNull()
})

test('what a person fills in takes the place of what was chosen, and each is sent once', () => {
  const sent = filled(fieldsOf(html, 'grade') ?? [], { grade: 'II', 'status.a': 'absent' })
  expect([...sent]).toEqual([
    ['$ACTION_1:0', '{"id":"a&b"}'],
    ['formKey', 'k1'],
    ['grade', 'II'],
    ['status.a', 'absent'],
  ])
})
