import type { CSSProperties, ReactNode } from 'react'
import { QrCode } from '@/components/ui/qr'
import { PERIOD } from '@/lib/activities/checkin/rules'
import { getTranslations } from '@/lib/i18n/words'
import './code.css'

type Props = { code: string; left: number; address: string; path: string; children: ReactNode }

/** The code of the moment for a projector: to be scanned, or typed at a short address. */
export async function CodeScreen({ code, left, address, path, children }: Props) {
  const t = await getTranslations('checkIn.screen')
  const time = { '--left': `${left}ms`, '--share': left / PERIOD } as CSSProperties
  return (
    <div className="sheet code-screen">
      <QrCode text={`${address}${path}?code=${code}`} label={t('qr')} />
      <div className="code-typed">
        <p className="font-semibold">{t('scan')}</p>
        <p>{t('type', { address: `${address.replace(/^https?:\/\//, '')}/check-in` })}</p>
        <p className="code-digits">
          <span>{code.slice(0, 3)}</span>
          <span>{code.slice(3)}</span>
        </p>
        <div className="code-left" key={code} aria-hidden>
          <span style={time} />
        </div>
        {children}
      </div>
    </div>
  )
}
