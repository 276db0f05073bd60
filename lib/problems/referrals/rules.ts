export type ReferralState = 'proposed' | 'consented' | 'refused' | 'withdrawn' | 'accepted' | 'declined'
export type ReferralStep = 'consent' | 'refuse' | 'withdraw' | 'accept' | 'decline'

const steps: Record<ReferralStep, Partial<Record<ReferralState, ReferralState>>> = {
  consent: { proposed: 'consented' },
  refuse: { proposed: 'refused', consented: 'withdrawn' },
  withdraw: { proposed: 'withdrawn', consented: 'withdrawn' },
  accept: { consented: 'accepted' },
  decline: { consented: 'declined' },
}

/** The state of a referral after a step, or null. Nothing leads past the reporter's consent to acceptance. */
export function afterStep(state: ReferralState, step: ReferralStep): ReferralState | null {
  return steps[step][state] ?? null
}

/** True while a referral is on its way. */
export function isUnderWay(state: ReferralState): boolean {
  return state === 'proposed' || state === 'consented'
}
