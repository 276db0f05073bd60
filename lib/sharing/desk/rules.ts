type Round = { state: string; answers: { point: 'start' | 'end' }[] }

/** True for a self-assessment that still asks somebody who gave those answers; its end asks only who answered the start. */
export function stillAsks({ state, answers }: Round): boolean {
  const said = (point: 'start' | 'end') => answers.some((one) => one.point === point)
  return state === 'start' ? !answers.length : state === 'end' && said('start') && !said('end')
}
