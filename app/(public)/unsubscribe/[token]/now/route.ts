import { oneClick } from '@/lib/mail/stop'
import { unsubscribe } from '@/lib/notices/mail/unsubscribe/commands'

export const { GET, POST } = oneClick(unsubscribe, '/unsubscribe')
