import type { ReactNode } from 'react'
import { Frame } from '@/components/shell/frame'
import { requireSession } from '@/lib/auth/current'

export default async function Layout({ children }: { children: ReactNode }) {
  return <Frame viewer={await requireSession()}>{children}</Frame>
}
