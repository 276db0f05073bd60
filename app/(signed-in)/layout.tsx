import type { ReactNode } from 'react'
import { Frame } from '@/components/shell/frame'
import { requireViewer } from '@/lib/auth/current'

export default async function Layout({ children }: { children: ReactNode }) {
  return <Frame viewer={await requireViewer()}>{children}</Frame>
}
