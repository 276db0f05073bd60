import { ActionForm } from '@/components/ui/form'
import { complete } from '@/lib/activities/actions'

type Item = { id: string; text: string; due: string; activity?: { id: string; slug: string } }

/** Action items of the viewer with one button each: done. */
export function TodoList({ items, done }: { items: Item[]; done: string }) {
  return (
    <ul className="rows">
      {items.map((item) => (
        <li key={item.id}>
          <bdi>{item.text}</bdi>
          {item.due ? <span className="faint">{item.due}</span> : null}
          <ActionForm action={complete} submit={done} quiet>
            <input type="hidden" name="actionItemId" value={item.id} />
            {item.activity ? <input type="hidden" name="activityId" value={item.activity.id} /> : null}
            {item.activity ? <input type="hidden" name="group" value={item.activity.slug} /> : null}
          </ActionForm>
        </li>
      ))}
    </ul>
  )
}
