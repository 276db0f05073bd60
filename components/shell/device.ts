/** What Sanggar keeps on a device stands under this name, or `sanggar.` where it is a form, and goes when one signs out. */
export const DEVICE_PREFIX = 'sanggar:'

/** Clears the device of whatever was not handed in. */
export function forgetDevice() {
  try {
    for (const key of Object.keys(localStorage)) if (/^sanggar[:.]/.test(key)) localStorage.removeItem(key)
  } catch {
    // A browser that refuses its storage holds nothing.
  }
}
