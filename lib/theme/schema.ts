export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]
export const THEME_COOKIE = 'tampilan'

/** A known theme, or the device's own. */
export function themeOf(value: string | undefined): Theme {
  return value === 'light' || value === 'dark' ? value : 'auto'
}

/** The paper of `app/globals.css`, for what draws around the page: the phone's bars and the screen while it starts. */
export const paper = { light: '#fbf6ea', dark: '#17150f' }
