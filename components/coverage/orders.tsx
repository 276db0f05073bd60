import { Choices, TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { shortDate } from '@/lib/core/time'
import { order, stop } from '@/lib/coverage/orders/actions'
import type { ownOrders } from '@/lib/coverage/orders/queries'
import { orderScopes } from '@/lib/coverage/orders/schema'
import { localeOf, locales } from '@/lib/i18n/locale'
import { ownName } from '@/lib/i18n/names'
import { getLocale, getTranslations } from '@/lib/i18n/words'

type Order = Awaited<ReturnType<typeof ownOrders>>['orders'][number]

/** One's running orders, each with a button that ends it. */
export async function Orders({ orders }: { orders: Order[] }) {
  const t = await getTranslations('mail.report')
  const locale = await getLocale()
  return (
    <section className="stack">
      <h2>{t('running')}</h2>
      {orders.length ? (
        <ul className="rows">
          {orders.map((one) => (
            <li key={one.id} className="grid-cols-[1fr_auto] gap-x-4 items-center">
              <span className="grid gap-1">
                <bdi>{one.group?.name ?? one.region?.name ?? t('scopes.own')}</bdi>
                <span className="faint">
                  {ownName(localeOf(one.locale))} ·{' '}
                  {t('since', { date: shortDate(locale, 'Asia/Jakarta', one.createdAt) })}
                </span>
              </span>
              <ActionForm action={stop} submit={t('end')} quiet>
                <input type="hidden" name="orderId" value={one.id} />
              </ActionForm>
            </li>
          ))}
        </ul>
      ) : (
        <p className="notice">{t('none')}</p>
      )}
    </section>
  )
}

/** The form of a new order. */
export async function OrderForm({ locale }: { locale: string }) {
  const t = await getTranslations('mail.report')
  return (
    <section className="stack">
      <h2>{t('new')}</h2>
      <ActionForm action={order} submit={t('order')}>
        <Choices
          name="scope"
          type="radio"
          label={t('scope')}
          chosen="own"
          options={orderScopes.map((value) => ({ value, label: t(`scopes.${value}`) }))}
        />
        <TextField name="place" label={t('place')} hint={t('placeHint')} maxLength={120} autoComplete="off" />
        <Choices
          name="locale"
          type="radio"
          label={t('language')}
          chosen={locale}
          options={locales.map((value) => ({ value, label: ownName(value) }))}
        />
      </ActionForm>
    </section>
  )
}
