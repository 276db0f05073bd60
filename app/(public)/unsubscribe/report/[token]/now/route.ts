import { stopByLink } from '@/lib/coverage/orders/commands'
import { oneClick } from '@/lib/mail/stop'

export const { GET, POST } = oneClick(stopByLink, '/unsubscribe/report')
