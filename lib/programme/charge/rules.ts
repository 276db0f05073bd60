const plain = (name: string) => name.toLowerCase().replace(/\s+/g, ' ').trim()

/** A typed name is the one member who bears it; a name that two bear, or nobody, stays words. */
export function chargeOf(typed: string, members: { id: string; name: string }[]) {
  const named = members.filter((one) => plain(one.name) === plain(typed))
  const [found] = named
  return found && named.length === 1
    ? { inChargeId: found.id, inCharge: '' }
    : { inChargeId: null, inCharge: typed }
}
