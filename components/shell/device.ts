/** All that Sanggar keeps on a device stands under this name, and goes when one signs out. */
export const DEVICE_PREFIX = 'sanggar:'

/** Clears the device of whatever was not handed in. */
export function forgetAll() {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(DEVICE_PREFIX)) localStorage.removeItem(key)
  } catch {
    // A browser that refuses its storage holds nothing.
  }
}
